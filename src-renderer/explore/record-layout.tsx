import { create } from 'zustand'
import type { RecordLayout as Layout } from '../../src-shared/contract/graph.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import css from './inspector.module.css'
import own from './record-layout.module.css'

type Slot = Layout['slots'][number]

/** Unfolded once, it stays so from node to node. */
const useOpen = create<{ isOpen: boolean }>(() => ({ isOpen: false }))

/** How the records of a kind are laid out: what it extends, whether and why it overflows, and its slots in order. */
export function RecordLayout({ layout }: { layout: Layout }) {
  const { name, parent, overflowReason, bytesPerRecord, slots } = layout
  const { isOpen } = useOpen()
  return (
    <details
      className={css.section}
      open={isOpen}
      onToggle={(event) => useOpen.setState({ isOpen: event.currentTarget.open })}
    >
      <summary className={own.summary}>
        <h3 className={own.heading}>Layout</h3>
        <span
          className={css.quiet}
          title="Slots of one record at their declared widths; a text counts as the 4 bytes of its start"
        >
          {formatCountOf(slots.length, 'slot')} · {bytesText(bytesPerRecord)} a record
        </span>
      </summary>
      <dl className={css.facts}>
        <dt>kind</dt>
        <dd>{parent === null ? name : `${name}, extends ${parent}`}</dd>
        <dt>overflow</dt>
        <dd title="Attributes beyond the slots cost the records that have them, and no others">
          {overflowReason === null ? 'no' : `yes: ${overflowReason}`}
        </dd>
      </dl>
      {slots.length > 0 && <Slots slots={slots} layout={name} />}
    </details>
  )
}

function Slots({ slots, layout }: { slots: readonly Slot[]; layout: string }) {
  return (
    <table className={own.slots} aria-label="Slots in order">
      <thead>
        <tr>
          <th scope="col">slot</th>
          <th scope="col">type</th>
          <th scope="col" title="Bytes of one value at the declared width">
            width
          </th>
          <th scope="col" title="Bytes of the column in this mode, texts included, divided by the records">
            held
          </th>
        </tr>
      </thead>
      <tbody>
        {slots.map(({ name, type, declaredBy, bytes, heldBytes }) => (
          <tr key={name}>
            <th scope="row" title={`${name}, declared by ${declaredBy}`}>
              {name}
              {declaredBy !== layout && <span className={css.quiet}> {declaredBy}</span>}
            </th>
            <td>{type}</td>
            <td>{bytesText(bytes)}</td>
            <td
              title={heldBytes === null ? 'On V8’s heap, which does not tell single values apart' : undefined}
            >
              {heldBytes === null ? 'heap' : bytesText(heldBytes)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Bytes a record, to a tenth: columns of bits and codes take fractions. */
function bytesText(bytes: number): string {
  return `${Math.round(bytes * 10) / 10} B`
}
