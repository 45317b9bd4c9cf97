import { Fragment } from 'react'
import { chordText, isMac } from './commands/chord.ts'
import { gestures } from './commands/gestures.ts'
import { grouped } from './commands/table.ts'
import { Dialog } from './controls/dialog.tsx'
import { closeDialog } from './dialog-store.ts'
import css from './info-dialogs.module.css'

/** Every key there is: those of commands by group, then those that belong to a control. */
export function ShortcutsDialog() {
  return (
    <Dialog title="Keyboard shortcuts" wide isOpen onClose={closeDialog}>
      <div className={css.columns}>
        {grouped(({ keys }) => keys !== undefined).map(({ group, commands }) => (
          <Keys
            key={group}
            name={group}
            keys={commands.map(({ name, keys = [], keysIn }) => [
              keys.map((chord) => chordText(chord, isMac)),
              keysIn === 'picture' ? `${name.replace('…', '')} (in the picture)` : name.replace('…', ''),
            ])}
          />
        ))}
        {gestures.map(({ name, keys }) => (
          <Keys key={name} name={name} keys={keys} />
        ))}
      </div>
    </Dialog>
  )
}

function Keys({
  name,
  keys,
}: {
  name: string
  keys: readonly (readonly [keys: readonly string[], does: string])[]
}) {
  return (
    <section aria-label={name} className={css.group}>
      <h3 className={css.heading}>{name}</h3>
      <table className={css.table}>
        <tbody>
          {keys.map(([chords, does]) => (
            <tr key={does}>
              <th scope="row" className={css.keys}>
                {chords.map((chord, at) => (
                  <Fragment key={chord}>
                    {at > 0 && <span className={css.quiet}> or </span>}
                    <kbd className={css.key}>{chord}</kbd>
                  </Fragment>
                ))}
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
