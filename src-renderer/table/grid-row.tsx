import type { MouseEvent } from 'react'
import type { FieldInfo, TableRow } from '../../src-shared/contract/queries.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { cls } from '../ui/class-names.ts'
import css from './grid.module.css'

/** One record; a row that has not come yet holds its place. */
export function GridRow({
  id,
  at,
  row,
  columns,
  endCount,
  template,
  top,
  isActive,
  isSelected,
  onClick,
  onOpen,
}: {
  id: string
  at: number
  row: TableRow | undefined
  columns: readonly FieldInfo[]
  endCount: number
  template: string
  top: number
  isActive: boolean
  isSelected: boolean
  onClick: (event: MouseEvent, at: number) => void
  onOpen: (row: TableRow) => void
}) {
  const ends = row ? (row.source ? [row.source.label, row.target?.label ?? ''] : [row.label ?? '']) : []
  return (
    // the keyboard is at the grid, which names the active row
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={at + 2}
      aria-selected={isSelected}
      className={cls(css.row, css.record, isActive && css.active, isSelected && css.selected)}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      onClick={(event) => onClick(event, at)}
      onDoubleClick={() => row && onOpen(row)}
    >
      {Array.from({ length: endCount }, (_, end) => (
        <span key={end} role="rowheader" className={cls(css.cell, css.label)} title={ends[end]}>
          {ends[end] ?? '…'}
        </span>
      ))}
      {columns.map(({ field, type }, column) => {
        const value = row?.values[column]
        const text = value === undefined || value === null ? '' : wireText(value)
        return (
          <span
            key={field}
            role="gridcell"
            className={cls(css.cell, type === 'number' && css.number)}
            title={text}
          >
            {row && value === null ? <span className={css.missing}>missing</span> : text}
          </span>
        )
      })}
    </div>
  )
}
