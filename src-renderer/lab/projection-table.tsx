import { wayNames, type Comparison } from '../../src-shared/contract/lab.ts'
import { formatBytes, formatCountOf, formatCountShort } from '../../src-shared/units.ts'
import css from './lab.module.css'

/** What each mode would take at other sizes, and where it stops. */
export function ProjectionTable({ comparison: { projections } }: { comparison: Comparison }) {
  const sizes = projections[0]?.sizes ?? []
  if (sizes.length === 0) return null
  return (
    <section className={css.section} aria-label="At other sizes">
      <h2 className={css.heading}>At other sizes</h2>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">RSS, projected by the measured lines</th>
            {sizes.map(({ nodes, edges }) => (
              <th
                key={nodes}
                scope="col"
                title={`${formatCountOf(nodes, 'node')}, ${formatCountOf(edges, 'edge')}`}
              >
                {formatCountShort(nodes)} nodes
              </th>
            ))}
            <th scope="col">stops at</th>
          </tr>
        </thead>
        <tbody>
          {projections.map(({ mode, sizes: of, stopsAtNodes, stopsBecause }) => (
            <tr key={mode}>
              <th scope="row">{wayNames[mode]}</th>
              {of.map(({ nodes, rssBytes, fits, why }) => (
                <td key={nodes} title={why} className={fits ? undefined : css.tooMuch}>
                  {formatBytes(rssBytes)}
                  {!fits && <span className={css.ratio}>does not fit</span>}
                </td>
              ))}
              <td title={stopsBecause}>
                {stopsAtNodes === null ? 'no limit met' : `${formatCountShort(stopsAtNodes)} nodes`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={css.remarks}>
        {projections.map(
          ({ mode, stopsBecause }) =>
            stopsBecause !== '' && (
              <li key={mode}>
                {wayNames[mode]}: {stopsBecause}.
              </li>
            ),
        )}
      </ul>
    </section>
  )
}
