import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { addNode } from '../graph/view-actions.ts'
import { chordText, isMac } from '../ui/commands/chord.ts'
import { commands } from '../ui/commands/table.ts'
import { Icon } from '../ui/controls/icon.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { onRequest } from '../ui/requests.ts'
import { paletteGroups, type PaletteItem } from './palette-groups.ts'
import { PaletteRow } from './palette-row.tsx'
import { lookFor, usePalette, type PaletteState } from './palette-store.ts'
import css from './palette.module.css'
import { rememberChoice, useRecents } from './recents-store.ts'

/** Finds nodes by id or any text, and commands by name; Enter brings the node into the view or runs the command. */
export function Palette() {
  const state = usePalette()
  const { text, query, hits, status } = state
  const isGraph = useDataset(({ stage }) => stage.at === 'open')
  const recents = useRecents(({ recents: all }) => all)
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const before = useRef<Element | null>(null)
  const id = useId()
  const groups = useMemo(() => {
    if (!isOpen) return []
    const runnable = commands.filter(({ id: each, isEnabled }) => each !== 'find' && isEnabled?.() !== false)
    return paletteGroups(query, runnable, hits, recents)
  }, [isOpen, query, hits, recents])
  const items = groups.flatMap((group) => group.items)
  const active = activeItem(items, state)
  const idOf = ({ key }: PaletteItem) => `${id}-${key.replace(' ', '-')}`

  useEffect(
    () =>
      onRequest('find', () => {
        input.current?.select()
        setOpen(true)
      }),
    [],
  )

  const close = () => setOpen(false)
  const choose = (item: PaletteItem) => {
    close()
    if (item.type === 'node') {
      rememberChoice({ type: 'node', node: item.node })
      orNotify(addNode(item.node))
      return
    }
    rememberChoice({ type: 'command', id: item.command.id })
    lookFor('')
    // what opens a dialog gives the focus back to where it was when the palette was opened
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    else input.current?.blur()
    item.command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && items.length > 0) {
      if (isOpen) usePalette.setState({ active: stepFrom(items, active, step) })
      setOpen(true)
    } else if (event.key === 'Enter' && isOpen) {
      if (active) choose(active)
    } else if (event.key === 'Escape') {
      if (isOpen) close()
      else lookFor('')
    } else return
    event.preventDefault()
  }
  return (
    <search className={css.search}>
      <div className={css.field}>
        <Icon name="search" />
        <input
          ref={input}
          className={css.input}
          role="combobox"
          aria-label={isGraph ? 'Find a node or run a command' : 'Run a command'}
          aria-expanded={isOpen && items.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && active ? idOf(active) : undefined}
          placeholder={isGraph ? 'Find a node or run a command' : 'Run a command'}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setOpen(true)
            lookFor(event.target.value)
          }}
          onClick={() => setOpen(true)}
          onFocus={({ relatedTarget }) => {
            before.current = relatedTarget
          }}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        <span className={css.key} aria-hidden="true">
          {chordText('mod+k', isMac)}
        </span>
      </div>
      {isOpen && (
        // pressing a row must not take the focus away, which would close the list under the pointer
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div className={css.results} onMouseDown={(event) => event.preventDefault()}>
          <div id={`${id}-list`} role="listbox" aria-label="Commands and nodes found" className={css.list}>
            {groups.map(({ name, items: rows }) => (
              <div key={name} role="group" aria-label={name}>
                <div className={css.group} aria-hidden="true">
                  {name}
                </div>
                {rows.map((item) => (
                  <PaletteRow
                    key={item.key}
                    id={idOf(item)}
                    item={item}
                    text={query.text}
                    isActive={item === active}
                    onPress={() => choose(item)}
                  />
                ))}
              </div>
            ))}
          </div>
          <p className={css.note} role="status">
            {noteOf(state, isGraph)}
          </p>
        </div>
      )}
      {/* said, as sighted people see the list change */}
      <span className="visually-hidden" role="status">
        {isOpen && status === 'done' && formatCountOf(hits.length, 'node')}
      </span>
    </search>
  )
}

/** The row that Enter takes: none while nodes are still looked for that would come before the first. */
function activeItem(
  items: readonly PaletteItem[],
  { active, status, query }: PaletteState,
): PaletteItem | undefined {
  const chosen = items.find(({ key }) => key === active)
  if (chosen) return chosen
  const [first] = items
  if (status !== 'searching') return first
  const isMeant =
    first?.type === 'command' && first.command.name.toLowerCase().startsWith(query.text.toLowerCase())
  return isMeant ? first : undefined
}

function stepFrom(
  items: readonly PaletteItem[],
  active: PaletteItem | undefined,
  step: number,
): string | null {
  const at = active ? items.indexOf(active) + step : step > 0 ? 0 : -1
  return items.at(at % items.length)?.key ?? null
}

function noteOf({ query, hits, more, status }: PaletteState, isGraph: boolean): string {
  if (!isGraph) return 'Enter runs a command.'
  if (status === 'searching') return 'Searching…'
  if (query.commandsOnly) return 'Enter runs the command. Without > nodes are found too.'
  if (query.text === '')
    return 'Type to find a node: par* starts so, "Paris" is all of it. > lists commands only.'
  if (hits.length === 0) return 'No node found. Ids, labels and text attributes were searched.'
  const found = more
    ? `The first ${hits.length} nodes; type on to narrow down`
    : formatCountOf(hits.length, 'node')
  return `${found} · Enter shows it in the picture`
}
