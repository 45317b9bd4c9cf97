import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import { modes } from '../../src-shared/contract/mode.ts'
import { keepAttribute, releaseAttribute, setAttribute } from './annotate.ts'
import { buildStore } from './build.ts'
import type { GraphStore } from './graph-store.ts'
import { loadGraph } from './load/load-graph.ts'
import { nodeDetail } from './query/detail.ts'
import type { LessonName } from '../../src-shared/contract/lessons.ts'
import { lesson } from './query/lessons.ts'
import { locate, nodeKey } from './query/node-keys.ts'
import { search as searchSteps } from './query/search.ts'
import { atOnce } from './analysis/slices.ts'

const search = (...ask: Parameters<typeof searchSteps>) => atOnce(searchSteps(...ask))

const folder = mkdtempSync(join(tmpdir(), 'slotgraph-kinds-'))
const file = join(folder, 'places.db')
const AIRPORTS = 3_000
const COUNTRIES = 200

const plan: LoadPlan = {
  nodeTables: [
    {
      table: 'place',
      idColumns: ['id'],
      labelColumn: 'name',
      kindColumn: 'type',
      attributeColumns: ['runways', 'elevation', 'population', 'remark', 'zone'],
      kindName: 'place',
    },
  ],
  edgeTables: [
    {
      table: 'way',
      sourceColumns: ['source'],
      targetColumns: ['target'],
      kindColumn: 'type',
      attributeColumns: ['distance'],
      kindName: 'way',
    },
  ],
  danglingEndpoints: 'skip',
  directed: true,
}

beforeAll(() => {
  const db = new Database(file)
  db.exec(`
    CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, type TEXT, runways INTEGER, elevation REAL,
      population INTEGER, remark TEXT, zone TEXT);
    CREATE TABLE way (source INTEGER, target INTEGER, type TEXT, distance INTEGER)`)
  db.transaction(() => {
    const place = db.prepare('INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    for (let i = 0; i < AIRPORTS; i++) {
      // every sixteenth is a country, so that the kinds lie mixed in the table
      const isCountry = i % 16 === 15 && i / 16 < COUNTRIES
      const remark = i % 1_000 === 8 ? `closed ${i}` : null
      const zone = i % 2 === 0 ? 'even' : 'odd'
      if (isCountry) place.run(i, `Land ${i}`, 'country', null, null, i * 70_000, null, zone)
      else place.run(i, `Port ${i}`, 'airport', (i % 5) + 1, i / 4, null, remark, zone)
    }
    place.run(AIRPORTS, 'Bay', 'anchorage', null, null, null, null, 'even')
    const way = db.prepare('INSERT INTO way VALUES (?, ?, ?, ?)')
    for (let i = 1; i < AIRPORTS; i++) way.run(i, i - 1, i % 3 ? 'route' : 'contains', i % 3 ? i : null)
  })()
  db.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(modes)('kinds of nodes and edges, held as %s', (mode) => {
  let graph: GraphStore
  beforeAll(async () => {
    const loaded = await loadGraph(file, plan, { threads: 1 })
    graph = await buildStore(loaded, mode, { onProgress: () => {}, signal: new AbortController().signal })
  })
  const kindNamed = (name: string) => graph.nodeKinds.findIndex((kind) => kind.name === name)
  const valuesOf = (id: number) =>
    Object.fromEntries(nodeDetail(graph, graph.find(id)).attributes.map(({ name, value }) => [name, value]))

  test('every kind extends one base with its own slots only', () => {
    const airport = graph.nodeRecords(kindNamed('airport')).layout
    const country = graph.nodeRecords(kindNamed('country')).layout
    expect(airport.parent).toBe(country.parent)
    expect(airport.parent!.slots.map(({ name }) => name)).toEqual(['id', 'name', 'zone'])
    expect(airport.ownSlots.map(({ name }) => name)).toEqual(['runways', 'elevation'])
    expect(country.ownSlots.map(({ name }) => name)).toEqual(['population'])
    expect(graph.edgeKinds.map(({ name }) => name).toSorted()).toEqual(['contains', 'route'])
  })

  test('every record knows its kind, and queries over the base see all kinds', () => {
    const { nodes, edges } = graph
    const [port, land] = [graph.find(16), graph.find(15)]
    expect([port, land].map((node) => nodes.kindOf(node))).toEqual(['airport', 'country'].map(kindNamed))
    expect(nodes.at(land)).toEqual({ id: 15, name: 'Land 15', zone: 'odd', population: 1_050_000 })
    let ids = 0
    for (const { id } of nodes) ids += Number(id)
    expect(ids).toBe((AIRPORTS * (AIRPORTS + 1)) / 2)
    const names = nodes.reader('name')
    expect([names.get(port), names.get(land)]).toEqual(['Port 16', 'Land 15'])
    const runways = nodes.reader('runways')
    expect([runways.get(port), runways.get(land)]).toEqual([2, null])
    expect(nodes.reader('remark').get(graph.find(8))).toBe('closed 8')
    expect(() => nodes.reader('wings')).toThrow("'node' has no slot 'wings'")
    expect(edges.length).toBe(AIRPORTS - 1)
    const distance = edges.reader('distance')
    for (let edge = 0; edge < edges.length; edge++) {
      const source = Number(nodes.get(graph.sourceOf(edge), 'id'))
      expect([graph.edgeKinds[edges.kindOf(edge)]!.name, distance.get(edge)]).toEqual(
        source % 3 ? ['route', source] : ['contains', null],
      )
    }
  })

  test('the inspector is told the layout of a node: parent, slots, cost, and why it overflows', () => {
    const { layout } = nodeDetail(graph, graph.find(15))
    expect(layout).toMatchObject({
      name: 'country',
      parent: 'node',
      overflowReason: "'country' is declared with overflow",
      bytesPerRecord: 8 + 4 + 4 + 4,
    })
    const anchorage = nodeDetail(graph, graph.find(AIRPORTS)).layout
    if (mode === 'slotted') {
      // one code, its text and that text's start and end: not the texts of other kinds
      expect(anchorage.slots.find(({ name }) => name === 'zone')!.heldBytes).toBe(1 + 'even'.length + 8)
    }
    expect(anchorage.overflowReason).toBe("'anchorage' declares no slots of its own, so its records overflow")
    expect(layout.slots.map(({ name, type, declaredBy }) => `${declaredBy}.${name} ${type}`)).toEqual([
      'node.id int64',
      'node.name text',
      'node.zone text',
      'country.population int32',
    ])
    const held = layout.slots.map(({ heldBytes }) => heldBytes)
    if (mode !== 'slotted') expect(held).toEqual([null, null, null, null])
    else {
      expect(held[0]).toBe(2)
      expect(held[1]).toBeLessThan(4 + 'Land 1000'.length + 1)
      expect(held[3]).toBe(4)
    }
  })

  test('a column that few records fill is kept beside the slots, and reads the same', () => {
    const airports = graph.nodeRecords(kindNamed('airport'))
    expect(airports.attributes.names).toEqual(['remark'])
    expect(airports.attributes.count('remark')).toBe(3)
    expect(valuesOf(1_008)).toEqual({
      id: 1_008,
      name: 'Port 1008',
      zone: 'even',
      runways: 4,
      elevation: 252,
      remark: 'closed 1008',
    })
    expect(valuesOf(15)).toEqual({ id: 15, name: 'Land 15', zone: 'odd', population: 1_050_000 })
    expect(
      search(graph, 'closed', 10)
        .hits.map(({ node }) => node.id)
        .toSorted((a, b) => Number(a) - Number(b)),
    ).toEqual([8, 1_008, 2_008])
  })

  test('an analyst flags forty nodes, then keeps the flag as a slot', () => {
    const flagged = Array.from({ length: 40 }, (_, at) => graph.find(at * 50))
    expect(setAttribute(graph, flagged, 'flag', ['check'])).toEqual({ before: flagged.map(() => null) })
    expect(valuesOf(50)['flag']).toBe('check')
    expect(valuesOf(51)).not.toHaveProperty('flag', 'check')
    const { slots } = keepAttribute(graph, 'flag')
    expect(slots.map(({ kind }) => kind)).toContain('airport')
    expect(graph.nodeRecords(kindNamed('airport')).layout.slots.at(-1)!.name).toBe('flag')
    expect(valuesOf(50)['flag']).toBe('check')
    expect(valuesOf(51)['flag']).toBe(null)
    expect(setAttribute(graph, [graph.find(51)], 'flag', ['seen'])).toEqual({ before: [null] })
    expect(valuesOf(51)['flag']).toBe('seen')

    // and takes it all back
    setAttribute(graph, [graph.find(51)], 'flag', [null])
    releaseAttribute(graph, 'flag')
    expect(graph.nodeRecords(kindNamed('airport')).layout.slots.map(({ name }) => name)).not.toContain('flag')
    expect(valuesOf(50)['flag']).toBe('check')
    expect(valuesOf(51)).not.toHaveProperty('flag')
    setAttribute(graph, flagged, 'flag', [null])
    expect(valuesOf(50)).not.toHaveProperty('flag')
  })

  test('nodes are found again by kind and id, where several kinds have the same ids too', () => {
    const nodes = [graph.find(1), graph.find(31), kindNamed('country'), graph.nodeCount - 1]
    const keys = nodes.map((node) => nodeKey(graph, node))
    expect(locate(graph, keys)).toEqual(nodes)
    expect(
      locate(graph, [
        { kind: 'airport', id: 'nowhere' },
        { kind: 'moon', id: 1 },
      ]),
    ).toEqual([null, null])
  })

  test('lessons of slots can be tried on a node, and leave the graph as it was', () => {
    const node = graph.find(1)
    const before = JSON.stringify(valuesOf(1))
    const texts = (name: LessonName) =>
      lesson(graph, node, name).map(({ outcome, text }) => `${outcome} ${text}`)
    expect(texts('undeclared')[0]).toBe(
      "refused UndeclaredSlotError: 'airport' has no slot 'flag' (slots: id, name, zone, runways, elevation)",
    )
    expect(texts('undeclared')[2]).toMatch(/^refused /)
    expect(texts('overflow')[0]).toBe('taken is "seen" now, beside the slots')
    expect(texts('overflow')[2]).toContain('is the last of 6 slots now')
    expect(texts('inheritance')[0]).toContain('adds flag alone')
    expect(texts('inheritance')[2]).toContain('"flag":7')
    expect(texts('inheritance')[3]).toMatch(/^refused .*id/)
    expect(texts('conflict')[0]).toMatch(/^refused LayoutConflictError: 'Both' cannot have both 'airport'/)
    expect(texts('conflict')[1]).toMatch(/^taken /)
    expect(JSON.stringify(valuesOf(1))).toBe(before)
  })

  test('a changed text is found as it is now, and its kind alone has changed', () => {
    const [port, land] = [graph.find(17), graph.find(31)]
    setAttribute(graph, [port], 'name', ['Aerodrome'])
    setAttribute(graph, [land], 'name', ['Ruritania'])
    const found = (text: string) => search(graph, text, 5).hits.map(({ node }) => node.index)
    expect([found('Aerodrome'), found('Ruritania')]).toEqual([[port], [land]])
    expect(found('Port 17')).not.toContain(port)
    for (const [node, zone] of [port, land].map((each, at) => [each, `zone ${at}`] as const))
      setAttribute(graph, [node], 'zone', [zone])
    expect([valuesOf(17)['zone'], valuesOf(31)['zone'], valuesOf(16)['zone']]).toEqual([
      'zone 0',
      'zone 1',
      'even',
    ])
    expect([found('zone 0'), found('zone 1')]).toEqual([[port], [land]])
  })

  test('a slot refuses what it cannot hold, before anything has changed', () => {
    const nodes = [graph.find(1), graph.find(2)]
    expect(() => setAttribute(graph, nodes, 'runways', ['many'])).toThrow(/'airport'.*runways/s)
    expect(() => setAttribute(graph, nodes, 'id', [5])).toThrow('identifies the node')
    expect(valuesOf(1)['runways']).toBe(2)
    expect(() => setAttribute(graph, nodes, 'runways', [3, 'many'])).toThrow('many')
    expect(valuesOf(1)['runways']).toBe(2)
    const { before } = setAttribute(graph, nodes, 'runways', [4])
    expect(valuesOf(2)['runways']).toBe(4)
    setAttribute(graph, nodes, 'runways', before)
    expect([1, 2].map((id) => valuesOf(id)['runways'])).toEqual(before)
  })
})
