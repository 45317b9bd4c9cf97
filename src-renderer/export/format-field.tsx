import { exportFormatNames, exportFormats } from '../../src-shared/contract/export.ts'
import { Segments } from '../ui/controls/fields.tsx'
import css from './export-dialog.module.css'
import { choose, isPicture, useExport, type AnyFormat } from './export-store.ts'

const pictures: Record<'png' | 'svg', string> = {
  png: 'A picture in pixels, for documents and slides',
  svg: 'A picture in lines and text, sharp at every size, for Inkscape, Illustrator and browsers',
}

/** Pictures and graph formats in one row, with what opens them. */
export function FormatField() {
  const { format } = useExport((state) => state.choices)
  const choices: { value: AnyFormat; name: string }[] = [
    { value: 'png', name: 'PNG' },
    { value: 'svg', name: 'SVG' },
    ...exportFormats.map((value) => ({ value, name: exportFormatNames[value].name })),
  ]
  return (
    <div className={css.field}>
      <span className={css.label}>Format</span>
      <Segments
        label="Format"
        value={format}
        choices={choices}
        onChange={(next) => choose({ format: next })}
      />
      <p className={css.quiet}>
        {isPicture(format) ? pictures[format] : `Opens in ${exportFormatNames[format].opensIn}`}.
      </p>
    </div>
  )
}
