import { wayNames, type Comparison } from '../../src-shared/contract/lab.ts'
import type { StructurePart } from '../../src-shared/contract/memory.ts'
import { formatBytes, formatShare } from '../../src-shared/units.ts'
import css from './lab.module.css'

/** Bars beyond these say little; the rest is one bar. */
const partLimit = 14

const kinds: Record<StructurePart['of'], string> = {
  nodes: 'node',
  edges: 'edge',
  topology: 'adjacency',
  ids: 'id map',
}

/** Where the bytes of a mode lie, a bar a part; for modes on V8's heap only the whole is known. */
export function WhereBytes({ comparison: { modes } }: { comparison: Comparison }) {
  const most = Math.max(1, ...modes.map(({ growthBytes }) => growthBytes?.median ?? 0))
  return (
    <section className={css.section} aria-label="Where the bytes go">
      <h2 className={css.heading}>Where the bytes go</h2>
      <table className={css.bars} aria-label="Growth of each mode, to one scale">
        <tbody>
          {modes.map(({ mode, growthBytes }) => (
            <tr key={mode}>
              <th scope="row">{wayNames[mode]}</th>
              <td className={css.track} aria-hidden="true">
                <span
                  className={`${css.bar} ${css[mode]}`}
                  style={{ inlineSize: `${(100 * (growthBytes?.median ?? 0)) / most}%` }}
                />
              </td>
              <td className={css.value}>{growthBytes ? formatBytes(growthBytes.median) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {modes.map(({ mode, structure }) => {
        const parts = structure?.parts.filter(({ bytes }) => bytes !== null && bytes > 0) ?? []
        if (!structure || structure.totalBytes === null || parts.length === 0) return null
        return (
          <Parts
            key={mode}
            name={wayNames[mode]}
            parts={parts}
            total={structure.totalBytes}
            ofMeasured={structure.ofMeasured}
          />
        )
      })}
    </section>
  )
}

function Parts({
  name,
  parts,
  total,
  ofMeasured,
}: {
  name: string
  parts: readonly StructurePart[]
  total: number
  ofMeasured: number | null
}) {
  const ordered = parts.toSorted((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))
  const rest = ordered.slice(partLimit)
  const restBytes = rest.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)
  const shown = ordered.slice(0, partLimit)
  const most = Math.max(1, ...shown.map(({ bytes }) => bytes ?? 0), restBytes)
  const overflowBytes = parts.reduce(
    (sum, { type, bytes }) => sum + (type === 'overflow' ? (bytes ?? 0) : 0),
    0,
  )
  return (
    <>
      <p className={css.quiet}>
        {name}, part by part: {formatBytes(total)} summed from the lengths of its buffers
        {overflowBytes > 0 && ` and ${formatBytes(overflowBytes)} of overflow`}
        {ofMeasured !== null && `, ${formatShare(ofMeasured)} of what its process grew by`}.
      </p>
      <table className={css.bars} aria-label={`Parts of ${name}`}>
        <tbody>
          {shown.map(({ of, name: part, type, bytes }) => (
            <Part
              key={`${of} ${part}`}
              name={part}
              kind={kinds[of]}
              type={type}
              bytes={bytes ?? 0}
              total={total}
              most={most}
            />
          ))}
          {rest.length > 0 && (
            <Part name={`${rest.length} more`} kind="" type="" bytes={restBytes} total={total} most={most} />
          )}
        </tbody>
      </table>
    </>
  )
}

function Part({
  name,
  kind,
  type,
  bytes,
  total,
  most,
}: {
  name: string
  kind: string
  type: string
  bytes: number
  total: number
  most: number
}) {
  return (
    <tr>
      <th scope="row" title={type}>
        {name} <span className={css.quiet}>{kind}</span>
      </th>
      <td className={css.track} aria-hidden="true">
        <span
          className={`${css.bar} ${type === 'overflow' ? css.overflow : css.slotted}`}
          style={{ inlineSize: `${(100 * bytes) / most}%` }}
        />
      </td>
      <td className={css.value} title={type}>
        {formatBytes(bytes)} <span className={css.quiet}>{formatShare(bytes / total)}</span>
      </td>
    </tr>
  )
}
