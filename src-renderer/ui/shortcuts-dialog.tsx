import { Dialog } from './controls/dialog.tsx'
import { closeDialog } from './dialog-store.ts'
import css from './info-dialogs.module.css'

const groups = [
  {
    name: 'Anywhere',
    keys: [
      ['Ctrl K  or  /', 'Find a node'],
      ['Ctrl O', 'Open a dataset'],
      ['Ctrl Z', 'Undo a change of the picture'],
      ['Ctrl Shift Z', 'Redo it'],
      ['F', 'Fit the picture'],
      ['Ctrl B', 'Fold or unfold the sidebar'],
      ['Ctrl I', 'Fold or unfold the inspector'],
      ['Ctrl M', 'Open or close the memory panel'],
      ['Ctrl ,', 'Settings'],
      ['?', 'This list'],
    ],
  },
  {
    name: 'In the picture',
    keys: [
      ['Arrows', 'Pan'],
      ['+  and  −', 'Zoom'],
      ['Enter', 'Expand the selected node'],
      ['Delete', 'Hide what is selected'],
      ['L', 'Lay out again'],
      ['Escape', 'Select nothing'],
      ['Double click', 'Expand a node'],
      ['Shift and drag', 'Select several'],
    ],
  },
  {
    name: 'In the list of nodes',
    keys: [
      ['Space', 'Select'],
      ['Enter', 'Expand in the picture'],
      ['→  and  ←', 'List neighbours, or fold them'],
      ['A letter', 'Go to the next node that starts with it'],
      ['Delete', 'Hide'],
    ],
  },
] as const

export function ShortcutsDialog() {
  return (
    <Dialog title="Keyboard shortcuts" isOpen onClose={closeDialog}>
      {groups.map(({ name, keys }) => (
        <section key={name} aria-label={name}>
          <h3 className={css.heading}>{name}</h3>
          <table className={css.table}>
            <tbody>
              {keys.map(([key, does]) => (
                <tr key={key}>
                  <th scope="row" className={css.keys}>
                    {key}
                  </th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </Dialog>
  )
}
