import { chordText, isMac } from './commands/chord.ts'
import { gestures } from './commands/gestures.ts'
import { grouped } from './commands/table.ts'
import { Dialog } from './controls/dialog.tsx'
import { closeDialog } from './dialog-store.ts'
import css from './info-dialogs.module.css'

/** Every key there is: those of commands by group, then those that belong to a control. */
export function ShortcutsDialog() {
  return (
    <Dialog title="Keyboard shortcuts" isOpen onClose={closeDialog}>
      {grouped(({ keys }) => keys !== undefined).map(({ group, commands }) => (
        <Keys
          key={group}
          name={group}
          keys={commands.map(({ name, keys = [], keysIn }) => [
            keys.map((chord) => chordText(chord, isMac)).join('  or  '),
            keysIn === 'picture' ? `${name.replace('…', '')} (in the picture)` : name.replace('…', ''),
          ])}
        />
      ))}
      {gestures.map(({ name, keys }) => (
        <Keys key={name} name={name} keys={keys} />
      ))}
    </Dialog>
  )
}

function Keys({ name, keys }: { name: string; keys: readonly (readonly [keys: string, does: string])[] }) {
  return (
    <section aria-label={name}>
      <h3 className={css.heading}>{name}</h3>
      <table className={css.table}>
        <tbody>
          {keys.map(([key, does]) => (
            <tr key={does}>
              <th scope="row" className={css.keys}>
                {key}
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
