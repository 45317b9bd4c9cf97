import type {
  CodeArray,
  ColumnData,
  FloatArray,
  SignedArray,
  StepArray,
  TextData,
} from '../columns/column-data.ts'
import { writerOf } from '../columns/column-writer.ts'
import type { SectionArray } from './snapshot-file.ts'
import type { Sections } from './sections.ts'

/** A column without its arrays, as JSON. The arrays are sections whose names begin with the column's. */
export type ColumnJson = {
  readonly kind: ColumnData['kind']
  readonly length: number
  readonly bits?: number
  readonly first?: number
  readonly times?: number
  readonly over?: number
  readonly format?: string
  /** Names of a category, texts of a mixed column. */
  readonly texts?: ColumnJson
}

/** Adds a column's arrays, without spare capacity, to `sections`. */
export function saveColumn(sections: Sections, name: string, column: ColumnData): ColumnJson {
  const data = writerOf(column).settle()
  if ('missing' in data && data.missing !== undefined) sections.save(`${name}/missing`, [data.missing])
  const { kind, length } = data
  switch (data.kind) {
    case 'sequence':
      return { kind, length, first: data.first }
    case 'integer':
    case 'float':
      sections.save(`${name}/values`, data.segments)
      return { kind, length, bits: data.bits }
    case 'scaled': {
      sections.save(`${name}/values`, data.segments)
      const { bits, times, over, format } = data
      return { kind, length, bits, times, over, ...(format && { format }) }
    }
    case 'timestamp':
      sections.save(`${name}/values`, data.segments)
      return { kind, length, format: data.format }
    case 'boolean':
      sections.save(`${name}/values`, [data.values])
      return { kind, length }
    case 'text':
      sections.save(`${name}/starts`, data.starts)
      sections.save(`${name}/arena`, data.arena)
      return { kind, length }
    case 'category':
      sections.save(`${name}/values`, data.segments)
      return { kind, length, texts: saveColumn(sections, `${name}/names`, data.names) }
    case 'mixed':
      sections.save(`${name}/tags`, [data.tags])
      sections.save(`${name}/values`, data.payload)
      return { kind, length, texts: saveColumn(sections, `${name}/texts`, data.texts) }
  }
}

/** The column that {@link saveColumn} saved, on the arrays of the snapshot. */
export function restoreColumn(sections: Sections, name: string, json: ColumnJson): ColumnData {
  const { kind, length } = json
  const segments = <A extends SectionArray>(part: string) => sections.restore(`${name}/${part}`) as A[]
  const [missing] = segments<Uint8Array>('missing')
  const bitmap = missing === undefined ? {} : { missing }
  switch (kind) {
    case 'sequence':
      return { kind, length, first: json.first as number }
    case 'integer':
      return { kind, length, bits: json.bits as 8, segments: segments<SignedArray>('values'), ...bitmap }
    case 'float':
      return { kind, length, bits: json.bits as 64, segments: segments<FloatArray>('values'), ...bitmap }
    case 'scaled':
      return {
        kind,
        length,
        bits: json.bits as 8,
        times: json.times as number,
        over: json.over as number,
        ...(json.format !== undefined && { format: json.format as 'number' }),
        segments: segments<StepArray>('values'),
        ...bitmap,
      }
    case 'timestamp':
      return {
        kind,
        length,
        format: json.format as 'number',
        segments: segments<Float64Array>('values'),
        ...bitmap,
      }
    case 'boolean':
      return { kind, length, values: segments<Uint8Array>('values')[0] ?? new Uint8Array(0), ...bitmap }
    case 'text':
      return {
        kind,
        length,
        starts: segments<Uint32Array>('starts'),
        arena: segments<Uint8Array>('arena'),
        ...bitmap,
      }
    case 'category': {
      const names = restoreColumn(sections, `${name}/names`, json.texts as ColumnJson) as TextData
      return { kind, length, segments: segments<CodeArray>('values'), names, ...bitmap }
    }
    case 'mixed': {
      const texts = restoreColumn(sections, `${name}/texts`, json.texts as ColumnJson) as TextData
      return {
        kind,
        length,
        tags: segments<Uint8Array>('tags')[0] ?? new Uint8Array(0),
        payload: segments<BigInt64Array>('values'),
        texts,
      }
    }
  }
}
