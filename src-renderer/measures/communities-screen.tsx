import { useEffect, useRef, useState } from 'react'
import type { GroupGraph } from '../../src-shared/contract/analysis.ts'
import { failureOf, type Failure } from '../../src-shared/contract/failure.ts'
import { attributeField } from '../../src-shared/filter/filter.ts'
import { printField } from '../../src-shared/filter/print.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useEdits } from '../explore/edits-store.ts'
import { useAnswer } from '../explore/use-answer.ts'
import { showWhere } from '../explore/doorways.ts'
import { GraphCanvas } from '../graph/canvas/graph-canvas.ts'
import { onThemeChange, readColours } from '../graph/colours.ts'
import { store } from '../graph/view-actions.ts'
import { Button } from '../ui/controls/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { showSidebar, usePanels } from '../ui/panels-store.ts'
import css from './communities.module.css'
import { useCommunities } from './communities-store.ts'
import { communityView } from './community-view.ts'
import { useMeasures } from './measures-store.ts'

/** Groups drawn: as many as can be told apart. */
const groupLimit = 150
/** Groups called by their members, and by how many: as many as are large enough to read. */
const namedGroups = 40
const namingMembers = 2

/** One node a group: the overview of a graph that is too large to draw. A group opens on click. */
export function CommunitiesScreen() {
  const name = useCommunities((state) => state.name)
  return name === null ? <NoGroups /> : <Communities name={name} />
}

function NoGroups() {
  const start = () => {
    useMeasures.setState({ chosen: 'leiden' })
    usePanels.setState({ screen: 'graph' })
    showSidebar('measures')
  }
  return (
    <div className={css.empty}>
      <h1 className={css.title}>A graph of communities</h1>
      <p>
        Communities are nodes that are tied to each other more than to the rest. Find them first; then each is
        drawn as one node here, as large as it has members, and opens on a click.
      </p>
      <Button look="primary" onPress={start}>
        Set up communities
      </Button>
    </div>
  )
}

function Communities({ name }: { name: string }) {
  const version = useEdits((state) => state.version)
  const answer = useAnswer(`${name} ${version}`, async (signal) => {
    const graph = await store().groupGraph({ name, limit: groupLimit }, { signal })
    return { graph, names: await namesOf(name, graph, signal) }
  })
  if (answer.at === 'failed') return <FailureNote failure={answer.failure} />
  if (answer.at === 'waiting') return <p className={css.empty}>Counting edges within and between groups…</p>
  return <Picture name={name} {...answer.value} />
}

/** The largest groups by the names of their most connected members; the others go by number. */
async function namesOf(
  name: string,
  { groups }: GroupGraph,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, string>> {
  const named = groups.slice(0, namedGroups)
  const names = await Promise.all(
    named.map(async ({ group }) => {
      const { nodes } = await store().groupMembers({ name, group, limit: namingMembers }, { signal })
      return [group, nodes.map(({ label }) => label).join(', ')] as const
    }),
  )
  return new Map(names)
}

function openGroup(name: string, group: number): void {
  usePanels.setState({ screen: 'graph' })
  orNotify(showWhere(`${printField(attributeField(name))} = ${group}`))
}

function Picture({
  name,
  graph,
  names,
}: {
  name: string
  graph: GroupGraph
  names: ReadonlyMap<number, string>
}) {
  const nameOf = (group: number) => names.get(group) ?? `Group ${group}`
  const container = useRef<HTMLDivElement>(null)
  const caption = useRef<HTMLParagraphElement>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    const element = container.current
    if (!element) return undefined
    const by = new AbortController()
    const canvas = new GraphCanvas(
      element,
      {
        onSelect: (groups) => {
          const [group] = groups
          if (groups.size === 1 && group !== undefined) openGroup(name, group)
        },
        onFocus: () => undefined,
        onExpand: (group) => openGroup(name, group),
        onMove: () => undefined,
        onChange: () => undefined,
        overlay: () => {
          const told = { width: element.offsetWidth, height: caption.current?.offsetHeight ?? 0 }
          return { top: 0, left: told, right: told }
        },
      },
      false,
    )
    const show = async () => {
      const colours = readColours(element)
      const { view, looks } = await communityView(
        graph,
        (group) => names.get(group) ?? String(group),
        (group) => colours.kinds[group] ?? colours.otherKind,
        by.signal,
      )
      canvas.fitNext()
      await canvas.show(view, looks, colours)
    }
    const start = () =>
      void show().catch((thrown: unknown) => {
        if (!by.signal.aborted) setFailure(failureOf(thrown))
      })
    start()
    const offTheme = onThemeChange(start)
    return () => {
      by.abort()
      offTheme()
      canvas.destroy()
    }
  }, [graph, name, names])
  const members = graph.groups.reduce((sum, { size }) => sum + size, 0)
  return (
    <section className={css.screen} aria-label="Communities">
      <h1 className="visually-hidden">Communities</h1>
      <div className={css.picture}>
        {/* the list beside it does by keyboard what the picture does by pointer */}
        <div ref={container} className={css.canvas} aria-hidden="true" data-testid="communities" />
        <p ref={caption} className={css.caption}>
          The {formatCountOf(graph.groups.length, 'largest group')} by “{name}”, with{' '}
          {formatCountOf(members, 'node')}. Areas are as members, widths as edges. Click one to open it.
        </p>
        {failure && <FailureNote failure={failure} />}
      </div>
      <ol className={css.list} aria-label="Groups, the largest first">
        {graph.groups.map(({ group, size, inside }) => (
          <li key={group}>
            <button type="button" className={css.row} onClick={() => openGroup(name, group)}>
              <span>{nameOf(group)}</span>
              <span className={css.quiet}>
                {formatCountOf(size, 'node')} · {formatCount(inside)} edges inside
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
