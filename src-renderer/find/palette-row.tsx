import { useEffect, useRef, type ReactNode } from 'react'
import type { SearchHit, ViewNode } from '../../src-shared/contract/graph.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { formatCountShort } from '../../src-shared/units.ts'
import { Swatch } from '../graph/swatch.tsx'
import { chordText, isMac } from '../ui/commands/chord.ts'
import type { Command } from '../ui/commands/command.ts'
import { Icon } from '../ui/controls/icon.tsx'
import { MarkedText } from './marked-text.tsx'
import type { PaletteItem } from './palette-groups.ts'
import css from './palette.module.css'

/** A row of the palette; the keyboard is at the text field, which names the active row. */
export function PaletteRow({
  id,
  item,
  text,
  isActive,
  onPress,
}: {
  id: string
  item: PaletteItem
  text: string
  isActive: boolean
  onPress: () => void
}) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={row}
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={isActive}
      className={css.row}
      onClick={onPress}
    >
      {item.type === 'command' ? (
        <CommandRow command={item.command} />
      ) : (
        <NodeFound node={item.node} hit={item.hit} text={text} />
      )}
    </div>
  )
}

function CommandRow({ command: { name, group, keys: [chord] = [] } }: { command: Command }): ReactNode {
  return (
    <>
      <Icon name="rightward" />
      <div className={css.name}>{name}</div>
      <span className={css.end}>
        {chord === undefined ? group : <kbd className={css.chord}>{chordText(chord, isMac)}</kbd>}
      </span>
    </>
  )
}

function NodeFound({ node, hit, text }: { node: ViewNode; hit: SearchHit | undefined; text: string }) {
  return (
    <>
      <Swatch kind={node.kind} />
      <div>
        <div className={css.name}>{node.label || wireText(node.id)}</div>
        <div className={css.matched}>
          {node.kind}
          {hit && (
            <>
              {' '}
              · {hit.matched}: <MarkedText text={hit.text} part={text} className={css.mark} />
            </>
          )}
        </div>
      </div>
      <span className={css.end} title={`Degree ${node.degree}: edges at the node in the whole graph`}>
        {formatCountShort(node.degree)} {node.degree === 1 ? 'edge' : 'edges'}
      </span>
    </>
  )
}
