import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { SearchHit } from '../../src-shared/contract/graph.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { formatCountOf, formatCountShort } from '../../src-shared/units.ts'
import { addNode } from '../graph/view-actions.ts'
import { Swatch } from '../graph/swatch.tsx'
import { Icon } from '../ui/controls/icon.tsx'
import { onCommand } from '../ui/commands.ts'
import { orNotify } from '../ui/notice-store.ts'
import { MarkedText } from './marked-text.tsx'
import css from './search-box.module.css'
import { clearSearch, searchFor, useSearch } from './search-store.ts'

/** Finds nodes by id or any text; Enter brings the hit into the view. */
export function SearchBox() {
  const { text, hits, more, status } = useSearch()
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const id = useId()

  useEffect(() => onCommand('find', () => input.current?.select()), [])
  useEffect(() => setActive(0), [hits])
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const choose = (hit: SearchHit | undefined) => {
    if (!hit) return
    setOpen(false)
    orNotify(addNode(hit.node))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && hits.length > 0) {
      setOpen(true)
      setActive((active + step + hits.length) % hits.length)
    } else if (event.key === 'Enter' && isOpen) choose(hits[active])
    else if (event.key === 'Escape') {
      if (isOpen) setOpen(false)
      else clearSearch()
    } else return
    event.preventDefault()
  }
  const shown = isOpen && text.trim() !== ''
  return (
    <div className={css.search} role="search">
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
        <div className={css.results} onMouseDown={(event) => event.preventDefault()}>
          <ul ref={list} id={`${id}-list`} role="listbox" aria-label="Nodes found">
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
          </ul>
          <p className={css.note} role="status">
            {noteOf(status, hits.length, more)}
          </p>
        </div>
      )}
    </div>
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
  return (
    // the keyboard is at the combobox, which names the active option
    <li id={id} role="option" aria-selected={isActive} className={css.hit} onClick={onPress}>
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
    </li>
  )
}
