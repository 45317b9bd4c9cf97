import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { SearchHit } from '../../src-shared/contract/graph.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { formatCountOf, formatCountShort } from '../../src-shared/units.ts'
import { addNode } from '../graph/view-actions.ts'
import { Swatch } from '../graph/swatch.tsx'
import { Icon } from '../ui/controls/icon.tsx'
import { onRequest } from '../ui/requests.ts'
import { orNotify } from '../ui/notice-store.ts'
import { MarkedText } from './marked-text.tsx'
import css from './search-box.module.css'
import { clearSearch, moveActive, searchFor, useSearch } from './search-store.ts'

/** Finds nodes by id or any text; Enter brings the hit into the view. */
export function SearchBox() {
  const { text, hits, more, status, active } = useSearch()
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  useEffect(() => onRequest('find', () => input.current?.select()), [])

  const choose = (hit: SearchHit | undefined) => {
    if (!hit) return
    setOpen(false)
    orNotify(addNode(hit.node))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && hits.length > 0) {
      setOpen(true)
      moveActive(step)
    } else if (event.key === 'Enter' && isOpen) choose(hits[active])
    else if (event.key === 'Escape') {
      if (isOpen) setOpen(false)
      else clearSearch()
    } else return
    event.preventDefault()
  }
  const shown = isOpen && text.trim() !== ''
  return (
    <search className={css.search}>
      <div className={css.field}>
        <Icon name="search" />
        <input
          ref={input}
          className={css.input}
          role="combobox"
          aria-label="Find a node"
          aria-expanded={shown && hits.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && hits[active] ? `${id}-${active}` : undefined}
          placeholder="Find a node by id, label or text"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setOpen(true)
            searchFor(event.target.value)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <span className={css.key} aria-hidden="true">
          Ctrl K
        </span>
      </div>
      {shown && (
        // pressing a hit must not take the focus away, which would close the list under the pointer
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div className={css.results} onMouseDown={(event) => event.preventDefault()}>
          <div id={`${id}-list`} role="listbox" aria-label="Nodes found">
            {hits.map((hit, order) => (
              <Hit
                key={hit.node.index}
                id={`${id}-${order}`}
                hit={hit}
                text={text.trim()}
                isActive={order === active}
                onPress={() => choose(hit)}
              />
            ))}
          </div>
          <p className={css.note} role="status">
            {noteOf(status, hits.length, more)}
          </p>
        </div>
      )}
    </search>
  )
}

function noteOf(status: string, count: number, more: boolean): string {
  if (status === 'searching') return 'Searching…'
  if (count === 0) return 'Nothing found. Ids, labels and text attributes were searched.'
  const found = more ? `The first ${count} nodes; type on to narrow down` : formatCountOf(count, 'node')
  return `${found} · Enter shows it in the picture`
}

function Hit({
  id,
  hit: { node, matched, text: found },
  text,
  isActive,
  onPress,
}: {
  id: string
  hit: SearchHit
  text: string
  isActive: boolean
  onPress: () => void
}) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // the keyboard is at the combobox, which names the active option
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={row}
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={isActive}
      className={css.hit}
      onClick={onPress}
    >
      <Swatch kind={node.kind} />
      <div>
        <div className={css.name}>{node.label || wireText(node.id)}</div>
        <div className={css.matched}>
          {node.kind} · {matched}: <MarkedText text={found} part={text} className={css.mark} />
        </div>
      </div>
      <span className={css.degree} title={`Degree ${node.degree}: edges at the node in the whole graph`}>
        {formatCountShort(node.degree)} {node.degree === 1 ? 'edge' : 'edges'}
      </span>
    </div>
  )
}
