import { wayNames, type Comparison } from '../../src-shared/contract/lab.ts'
import { Fragment } from 'react'
import { figureRows } from './figure-rows.ts'
import css from './lab.module.css'

/** Every figure for every mode: medians, with ratios to dict-style beside and the spread on hover. */
export function FigureTable({ comparison }: { comparison: Comparison }) {
  const rows = figureRows(comparison)
  const hasDict = comparison.modes.some(({ mode }) => mode === 'dict')
  return (
    <section className={css.section} aria-label="Figures">
      <h2 className={css.heading}>Figures</h2>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Median of the runs{hasDict && '; × is how many times better than dict-style'}</th>
            {comparison.modes.map(({ mode }) => (
              <th key={mode} scope="col">
                {wayNames[mode]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['Memory', 'Speed'] as const).map((group) => (
            <Fragment key={group}>
              <tr className={css.group}>
                <th scope="rowgroup" colSpan={comparison.modes.length + 1}>
                  {group}
                </th>
              </tr>
              {rows
                .filter((row) => row.group === group)
                .map(({ name, how, cells }) => (
                  <tr key={name}>
                    <th scope="row" title={how}>
                      {name}
                    </th>
                    {cells.map(({ text, hint, ratio }, at) => {
                      const mode = comparison.modes[at]!.mode
                      return (
                        <td key={mode} title={`${hint}. ${how}`}>
                          {text}
                          <span className={css.ratio}>{mode === 'dict' ? '' : ratio}</span>
                        </td>
                      )
                    })}
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}
