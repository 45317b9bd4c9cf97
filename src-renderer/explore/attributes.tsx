import { failureOf } from '../../src-shared/contract/failure.ts'
import type { NodeDetail } from '../../src-shared/contract/graph.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { Button } from '../ui/controls/button.tsx'
import { announce, notifyFailure } from '../ui/notice-store.ts'
import { keepAsSlot, setOnNodes } from './edits-store.ts'
import css from './inspector.module.css'

type Attribute = NodeDetail['attributes'][number]

/** The attributes of a node or an edge, in the order of its table, with their types; those of `node` can be changed. */
export function Attributes({ attributes, node }: { attributes: readonly Attribute[]; node?: number }) {
  if (attributes.length === 0) return <p className={css.quiet}>No attributes.</p>
  return (
    <dl className={css.facts} aria-label={formatCountOf(attributes.length, 'attribute')}>
      {attributes.map(({ name, value, type, isSlot }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt title={`${name}: ${type}`}>{name}</dt>
          <dd title={type}>
            {value === null ? <span className={css.missing}>missing</span> : wireText(value)}
            {!isSlot && node !== undefined && (
              <BesideSlots name={name} node={node} isYours={type === 'attribute'} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/**
 * Marks an attribute that is no slot, and makes it one or takes it away. The source's own columns lie beside the
 * slots too where few nodes have them; they have a type.
 */
function BesideSlots({ name, node, isYours }: { name: string; node: number; isYours: boolean }) {
  const change = async (work: Promise<void>, done: string) => {
    try {
      await work
      announce(done)
    } catch (thrown) {
      notifyFailure(failureOf(thrown))
    }
  }
  return (
    <span className={css.beside}>
      <span className={css.tag} title="Kept beside the slots: costs the other nodes nothing">
        {isYours ? 'yours' : 'sparse'}
      </span>
      <Button
        look="link"
        aria-label={`Keep ${name} as slot`}
        onPress={() => void change(keepAsSlot(name), `${name} is a slot now.`)}
      >
        Keep as slot
      </Button>
      <Button
        look="link"
        aria-label={`Remove ${name}`}
        onPress={() => void change(setOnNodes([node], name, null), `Removed ${name} from this node.`)}
      >
        Remove
      </Button>
    </span>
  )
}
