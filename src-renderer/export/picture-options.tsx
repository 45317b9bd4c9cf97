import { formatCount } from '../../src-shared/units.ts'
import { canvasNow } from '../graph/current-canvas.ts'
import { Checkbox, Segments } from '../ui/controls/fields.tsx'
import css from './export-dialog.module.css'
import { choose, useExport } from './export-store.ts'
import { pngSize } from './picture/png.ts'
import { pictureSize } from './picture/read-picture.ts'

const scales = ['1', '2', '3', '4'] as const

/** How the picture is taken. */
export function PictureOptions() {
  const { format, area, scale, transparent, legend } = useExport((state) => state.choices)
  const cy = canvasNow()?.cy
  if (!cy || cy.elements().empty()) {
    return <p className={css.quiet}>Nothing is drawn: go to the graph and bring some nodes into view.</p>
  }
  const { width, height } = pngSize(pictureSize(cy, area), format === 'png' ? scale : 1)
  return (
    <>
      <div className={css.field}>
        <span className={css.label}>Area</span>
        <Segments
          label="Area"
          value={area}
          choices={[
            { value: 'whole', name: 'All that is drawn' },
            { value: 'sight', name: 'What is in sight' },
          ]}
          onChange={(next) => choose({ area: next })}
        />
      </div>
      {format === 'png' && (
        <div className={css.field}>
          <span className={css.label}>Scale</span>
          <Segments
            label="Scale"
            value={String(scale)}
            choices={scales.map((value) => ({ value, name: `${value}×` }))}
            onChange={(next) => choose({ scale: Number(next) as typeof scale })}
          />
        </div>
      )}
      <p className={css.quiet} data-testid="picture-size">
        {formatCount(width)} × {formatCount(height)} pixels{legend ? ', and the legend below' : ''}
      </p>
      <Checkbox isSelected={transparent} onChange={(next) => choose({ transparent: next })}>
        Transparent background
      </Checkbox>
      <Checkbox isSelected={legend} onChange={(next) => choose({ legend: next })}>
        With the legend
      </Checkbox>
    </>
  )
}
