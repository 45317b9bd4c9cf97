import { Fragment } from 'react'
import { cls } from './class-names.ts'
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
            where={commands.every(({ keysIn }) => keysIn === 'picture') ? 'in the picture' : undefined}
            keys={commands.map(({ name, keys = [], keysIn }) => ({
              chords: keys.map((chord) => chordText(chord, isMac)),
              does: name.replace('…', ''),
              ...(keysIn === 'picture' && { where: 'in the picture' }),
            }))}
          />
        ))}
        {gestures.map(({ name, keys }) => (
          <Keys key={name} name={name} keys={keys.map(([chords, does]) => ({ chords, does }))} />
        ))}
      </div>
    </Dialog>
  )
}

type Row = { readonly chords: readonly string[]; readonly does: string; readonly where?: string }

/** Where keys work is told once if it is the same for all. */
function Keys({
  name,
  where: all,
  keys,
}: {
  name: string
  where?: string | undefined
  keys: readonly Row[]
}) {
  return (
    <section aria-label={name} className={css.group}>
      <h3 className={css.heading}>
        {name} {all !== undefined && <span className={css.quiet}>{all}</span>}
      </h3>
      <table className={cls(css.table, css.fixed)}>
        <tbody>
          {keys.map(({ chords, does, where }) => (
            <tr key={does}>
              <th scope="row" className={css.keys}>
                {chords.map((chord, at) => (
                  <Fragment key={chord}>
                    {at > 0 && <span className={css.quiet}> or </span>}
                    <kbd className={css.key}>{chord}</kbd>
                  </Fragment>
                ))}
              </th>
              <td>
                {does}
                {where !== all && <span className={css.quiet}> {where}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
