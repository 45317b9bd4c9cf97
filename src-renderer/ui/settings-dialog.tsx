import { Dialog } from './controls/dialog.tsx'
import { hasWebgl } from '../graph/canvas/webgl.ts'
import { Checkbox, NumberField, Segments } from './controls/fields.tsx'
import { closeDialog } from './dialog-store.ts'
import css from './info-dialogs.module.css'
import { changeSettings, useSettings } from './settings-store.ts'

const themes = [
  { value: 'system', name: 'As the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
] as const

export function SettingsDialog() {
  const { theme, elementLimit, webgl } = useSettings()
  return (
    <Dialog title="Settings" isOpen onClose={closeDialog}>
      <div className={css.form}>
        <div className={css.row}>
          <span>Theme</span>
          <div>
            <Segments
              label="Theme"
              value={theme}
              choices={themes}
              onChange={(next) => changeSettings({ theme: next })}
            />
          </div>
        </div>
        <div className={css.row}>
          <span>Most elements drawn</span>
          <NumberField
            label="Most elements drawn"
            hideLabel
            value={elementLimit}
            min={50}
            max={20_000}
            onChange={(next) => changeSettings({ elementLimit: next })}
          />
        </div>
        <p className={css.quiet}>
          Nodes and edges that the picture takes before it leaves some out and says so. Up to about 5,000 it
          stays quick; a picture of more is rarely readable.
        </p>
        <div className={css.row}>
          <span>Drawing</span>
          <Checkbox
            isSelected={webgl && hasWebgl()}
            isDisabled={!hasWebgl()}
            onChange={(next) => changeSettings({ webgl: next })}
          >
            Draw by WebGL
          </Checkbox>
        </div>
        <p className={css.quiet}>
          {hasWebgl()
            ? 'Quicker with many nodes where there is a graphics card; provisional in Cytoscape.'
            : 'This window has no WebGL 2, so the picture is drawn on a plain canvas.'}
        </p>
      </div>
    </Dialog>
  )
}
