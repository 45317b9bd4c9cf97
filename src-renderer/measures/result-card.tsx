import type { Analysis } from '../../src-shared/contract/analysis.ts'
import { measures, type ResultKind } from '../../src-shared/contract/measures.ts'
import { attributeField } from '../../src-shared/filter/filter.ts'
import { printField } from '../../src-shared/filter/print.ts'
import { formatCount, formatCountOf, formatDuration } from '../../src-shared/units.ts'
import { Bars } from '../explore/bars.tsx'
import { showWhere } from '../explore/doorways.ts'
import type { LayoutChoice } from '../graph/layout/layout-choice.ts'
import { layOutBy } from '../graph/layout-actions.ts'
import { formatNumber } from '../graph/legend/format-number.ts'
import { Swatch } from '../graph/swatch.tsx'
import { colourByAttribute, styleNodes } from '../graph/style-actions.ts'
import { addNode } from '../graph/view-actions.ts'
import { Button } from '../ui/controls/button.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { showCommunities } from './communities-store.ts'
import css from './measures.module.css'

/** How many groups and nodes a card lists. */
const listed = 8

/** What a measure came to: numbers, distribution, the highest nodes or largest groups, and what to do with them. */
export function ResultCard({ analysis }: { analysis: Analysis }) {
  const { name, measure, summary, valued, elapsedMs, threads } = analysis
  const { title, result } = measures[measure]
  const numbers = Object.entries(summary).filter(([, value]) => value !== null)
  return (
    <section className={css.card} aria-label={`Result: ${name}`}>
      <h2 className={css.heading}>
        {name === measure ? title : name}
        <span
          className={css.quiet}
          title={`${formatCountOf(threads, 'thread')}; reading the graph not counted`}
        >
          {formatDuration(elapsedMs)}
        </span>
      </h2>
      {numbers.length > 0 && (
        <dl className={css.numbers}>
          {numbers.map(([of, value]) => (
            <div key={of} className={css.number}>
              <dt>{wordsOf(of)}</dt>
              <dd>{of === 'settled' ? (value === 1 ? 'yes' : 'no') : formatNumber(value ?? 0)}</dd>
            </div>
          ))}
        </dl>
      )}
      {analysis.histogram.length > 0 && <Distribution analysis={analysis} />}
      {analysis.top.length > 0 && (
        <ol className={css.list} aria-label={`Highest by ${name}`}>
          {analysis.top.slice(0, listed).map(({ node, value }) => (
            <li key={node.index}>
              <button type="button" className={css.row} onClick={() => orNotify(addNode(node))}>
                <Swatch kind={node.kind} />
                <span className={css.label}>{node.label}</span>
                <span className={css.quiet}>{formatNumber(value)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {analysis.groups.length > 0 && <Groups analysis={analysis} />}
      {result !== 'nothing' && (
        <>
          <div className={css.actions}>
            <Button
              onPress={() =>
                orNotify(
                  colourByAttribute(
                    'node',
                    name,
                    result === 'group' || result === 'flag' ? 'category' : 'number',
                  ),
                )
              }
            >
              Colour
            </Button>
            {result !== 'group' && (
              <>
                <Button onPress={() => styleNodes(`Size by ${name}`, { size: sizeBy(name) })}>Size</Button>
                <Button onPress={() => orNotify(showHighest(name))}>Show highest</Button>
              </>
            )}
            <Button onPress={() => orNotify(layOutBy(layoutFor(name, result)))}>Lay out</Button>
            {result === 'group' && <Button onPress={() => showCommunities(name)}>One node a group</Button>}
          </div>
          <p className={css.quiet}>
            {formatCountOf(valued, 'node')} have a value; as “{name}” it is an attribute like any other.
          </p>
        </>
      )}
    </section>
  )
}

function sizeBy(name: string) {
  return { by: 'attribute', name, scale: 'sqrt', least: 8, most: 48 } as const
}

/** Groups beside each other on a circle, numbers from the highest in the middle outwards. */
function layoutFor(name: string, result: ResultKind): LayoutChoice {
  const isGrouping = result === 'group' || result === 'flag'
  return {
    name: isGrouping ? 'circle' : 'concentric',
    spacing: 1,
    order: { by: 'attribute', name },
  }
}

function fieldOf(name: string): string {
  return printField(attributeField(name))
}

function showHighest(name: string): Promise<void> {
  const field = fieldOf(name)
  return showWhere(`${field} is not missing`, {
    order: { by: 'field', field, descending: true },
  })
}

function Distribution({ analysis: { name, histogram } }: { analysis: Analysis }) {
  const [first, last] = [histogram[0], histogram.at(-1)]
  if (!first || !last) return null
  return (
    <Bars
      label={`Nodes by ${name}`}
      isLogarithmic
      bars={histogram.map(({ from, to, count }) => ({
        key: String(from),
        count,
        label: `${formatNumber(from)} to ${formatNumber(to)}: ${formatCountOf(count, 'node')}`,
      }))}
      from={formatNumber(first.from)}
      to={formatNumber(last.to)}
      unit="nodes, logarithmic"
      onPress={(at) => {
        const { from, to } = histogram[at]!
        const field = fieldOf(name)
        const upper = at === histogram.length - 1 ? '<=' : '<'
        orNotify(showWhere(`${field} >= ${from} and ${field} ${upper} ${to}`))
      }}
    />
  )
}

function Groups({ analysis: { name, groups } }: { analysis: Analysis }) {
  return (
    <ol className={css.list} aria-label={`Largest by ${name}`}>
      {groups.slice(0, listed).map(({ group, size }) => (
        <li key={group}>
          <button
            type="button"
            className={css.row}
            onClick={() => orNotify(showWhere(`${fieldOf(name)} = ${group}`))}
          >
            <span aria-hidden="true" />
            <span className={css.label}>Group {formatCount(group)}</span>
            <span className={css.quiet}>{formatCountOf(size, 'node')}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

/** `largestShare` as people read it. */
function wordsOf(name: string): string {
  return name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
}
