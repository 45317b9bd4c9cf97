import { describe, expect, it } from 'vitest'
import type { WireValue } from '../../../src-shared/contract/values.ts'
import { emptyView, withSubgraph, type View } from '../view.ts'
import { numberOf } from './attribute-values.ts'
import { defaultStyle, type ColourBy, type LegendFilter } from './graph-style.ts'
import { isolated, missingKey, otherKey, toggled, valueKey } from './legend-model.ts'
import { resolveStyle, type StyleContext } from './resolve-style.ts'

const theme = { kinds: ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'], otherKind: 'other', missing: 'none' }

function viewOf(count: number): View {
  const nodes = Array.from({ length: count }, (_, index) => ({
    index,
    id: index,
    label: `n${index}`,
    kind: index % 2 === 0 ? 'even' : 'odd',
    degree: index,
  }))
  const edges = nodes.slice(1).map(({ index }) => ({ index, source: 0, target: index, kind: 'e' }))
  return withSubgraph(emptyView, { nodes, edges, edgesOmitted: 0 }, 10_000).view
}

function contextOf(values: readonly WireValue[] = []): StyleContext {
  const known = new Map(values.map((value, index) => [index, value]))
  return {
    valuesOf: (type, name) => (type === 'node' && name === 'value' ? known : undefined),
    theme,
    nodeKindSlots: new Map([
      ['even', 0],
      ['odd', 1],
    ]),
    edgeKindSlots: new Map([['e', 0]]),
  }
}

function coloured(view: View, colour: ColourBy, legendFilter: LegendFilter = view.legendFilter): View {
  return { ...view, legendFilter, style: { ...defaultStyle, nodes: { ...defaultStyle.nodes, colour } } }
}

it('fades what a filter of the view does not let through, and edges at faded nodes', () => {
  const offs = (faded: View['faded']) => {
    const { nodes, edges } = resolveStyle({ ...viewOf(4), faded }, contextOf())
    const off = (looks: ReadonlyMap<number, { isOff: boolean }>) =>
      [...looks].filter(([, { isOff }]) => isOff).map(([index]) => index)
    return { nodes: off(nodes), edges: off(edges) }
  }
  expect(offs({ filter: 'f', nodes: [2], edges: [] })).toEqual({ nodes: [2], edges: [2] })
  expect(offs({ filter: 'f', nodes: [], edges: [1, 3] })).toEqual({ nodes: [], edges: [1, 3] })
  expect(offs(null)).toEqual({ nodes: [], edges: [] })
})

describe('colours', () => {
  it('by kind are those of the whole graph, with counts of the view', () => {
    const looks = resolveStyle(viewOf(5), contextOf())
    expect([...looks.nodes.values()].map(({ colour }) => colour)).toEqual(['c0', 'c1', 'c0', 'c1', 'c0'])
    expect(looks.nodeColours).toMatchObject({
      type: 'categories',
      entries: [
        { name: 'even', count: 3, colour: 'c0' },
        { name: 'odd', count: 2, colour: 'c1' },
      ],
    })
  })

  it('of categories stay with the values that the style names; more than eight share one', () => {
    const values = ['b', 'b', 'a', null, ...'cdefghij'.split('')]
    const rule = { by: 'category', name: 'value', values: ['z', 'a'] } as const
    const { nodes, nodeColours } = resolveStyle(
      coloured(viewOf(12), { ...rule, values: ['z', 'a'] }),
      contextOf(values),
    )
    expect(nodes.get(2)?.colour).toBe('c1')
    expect(nodes.get(0)?.colour).toBe('c2')
    expect(nodes.get(3)?.colour).toBe('none')
    expect(nodes.get(11)?.colour).toBe('other')
    const entries = nodeColours?.type === 'categories' ? nodeColours.entries : []
    expect(entries.map(({ key }) => key)).toContain(otherKey)
    expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(12)
    // no node of the view has this value
    expect(entries.map(({ key }) => key)).not.toContain(valueKey('z'))
  })

  it('of numbers span the view, and tell which are missing', () => {
    const rule = {
      by: 'number',
      name: 'value',
      scale: 'linear',
      palette: 'viridis',
      isReversed: false,
      domain: null,
    } as const
    const { nodes, nodeColours } = resolveStyle(coloured(viewOf(4), rule), contextOf([10, 20, 30, null]))
    expect(nodeColours).toMatchObject({ type: 'numbers', domain: [10, 30], missing: { count: 1 } })
    expect(new Set([...nodes.values()].map(({ colour }) => colour)).size).toBe(4)
    expect(nodes.get(3)?.colour).toBe('none')
  })

  it('of values that have not come yet are those of missing ones', () => {
    const rule = { by: 'category', name: 'elsewhere', values: [] as string[] } as const
    const { nodes } = resolveStyle(coloured(viewOf(2), { ...rule, values: [] }), contextOf())
    expect(nodes.get(0)?.colour).toBe('none')
  })
})

describe('the legend as a filter', () => {
  it('turns off categories with the edges at their nodes', () => {
    const filter = toggled(emptyView.legendFilter, valueKey('odd'))
    const { nodes, edges } = resolveStyle({ ...viewOf(5), legendFilter: filter }, contextOf())
    expect([...nodes.values()].map(({ isOff }) => isOff)).toEqual([false, true, false, true, false])
    expect(edges.get(1)?.isOff).toBe(true)
    expect(edges.get(2)?.isOff).toBe(false)
  })

  it('turns off numbers beyond its range, and missing ones only when told', () => {
    const rule = {
      by: 'number',
      name: 'value',
      scale: 'linear',
      palette: 'viridis',
      isReversed: false,
      domain: null,
    } as const
    const filter = { off: [] as string[], range: [15, 25] as [number, number], how: 'fade' } as const
    const context = contextOf([10, 20, 30, null])
    const off = (legendFilter: LegendFilter) =>
      [...resolveStyle(coloured(viewOf(4), rule, legendFilter), context).nodes.values()].map(
        ({ isOff }) => isOff,
      )
    expect(off({ ...filter, off: [] })).toEqual([true, false, true, false])
    expect(off({ ...filter, off: [missingKey] })).toEqual([true, false, true, true])
  })

  it('leaves one category on alone, and all when it was alone', () => {
    const keys = ['a', 'b', 'c']
    const alone = isolated(emptyView.legendFilter, keys, 'b')
    expect(alone.off).toEqual(['a', 'c'])
    expect(isolated(alone, keys, 'b').off).toEqual([])
    expect(isolated(alone, keys, 'a').off).toEqual(['b', 'c'])
  })
})

it('sizes grow with degree, edges keep their width, labels follow the rule', () => {
  const { nodes, edges } = resolveStyle(viewOf(4), contextOf())
  const sizes = [...nodes.values()].map(({ size }) => size)
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  expect(sizes.at(-1)).toBe(40)
  expect(edges.get(1)?.width).toBe(1)
  const style = {
    ...defaultStyle,
    nodes: { ...defaultStyle.nodes, label: { by: 'attribute', name: 'value' } as const },
  }
  expect(resolveStyle({ ...viewOf(2), style }, contextOf(['x', null])).nodes.get(0)?.label).toBe('x')
})

it('reads numbers, exact integers, dates and truth values as numbers, and nothing else', () => {
  expect(numberOf({ int64: '9007199254740993' })).toBe(9007199254740992)
  expect(numberOf('2020-01-02')).toBe(Date.UTC(2020, 0, 2))
  expect(numberOf(true)).toBe(1)
  for (const value of ['12', 'abc', null, undefined, { blobBytes: 3 }, { float: 'NaN' }] as const) {
    expect(numberOf(value)).toBeUndefined()
  }
})
