import { readFileSync } from 'node:fs'
import { DirectedGraph, MultiDirectedGraph } from 'graphology'
import gexfLibrary from 'graphology-gexf'
import graphmlLibrary from 'graphology-graphml'
import { expect, test } from 'vitest'
import { everyType, written } from './testing/every-type.ts'

// read once: it is the loading that takes time
const store = everyType()
const read = (file: string | undefined) => readFileSync(file ?? '', 'utf8')

test('GraphML reads back in graphology with its types', async () => {
  const { files, done } = await written(await store, { format: 'graphml' })
  const graph = graphmlLibrary.parse(MultiDirectedGraph, read(files[0]))
  expect([graph.order, graph.size]).toEqual([4, 6])
  expect(graph.getNodeAttributes('AMS')).toMatchObject({
    label: 'Amsterdam',
    kind: 'capital',
    people: 921402,
    area: 219,
    coastal: true,
    founded: '1275-10-27',
    note: 'a "quoted", note\ntwo lines',
    odd: '1',
  })
  expect(graph.getNodeAttribute('BRU', 'label')).toBe('Bruxelles <&> Brussel')
  expect(graph.hasNodeAttribute('BRU', 'people')).toBe(false)
  expect(graph.getNodeAttribute('RTM', 'name')).toBe('Rotterdam \ufffd🚢')
  const between = graph.outEdges('RTM', 'AMS')
  expect(
    between.map((edge) => Number(graph.getEdgeAttribute(edge, 'weight'))).toSorted((a, b) => a - b),
  ).toEqual([58, 61])
  expect(graph.getEdgeAttributes(graph.outEdges('AMS', 'RTM')[0])).toMatchObject({ toll: false, lanes: 6 })
  // a name and a label that is the same
  expect(done).toMatchObject({ nodes: 4, edges: 6, replacedCharacters: 2, blobsLeftOut: 1 })
})

test('GEXF reads back in graphology with its types, places, colours and sizes', async () => {
  const drawn = [
    { index: 0, x: 10, y: 20.5, size: 12, colour: '#ff8000' },
    { index: 2, x: -3, y: 0, size: 4, colour: '#000000' },
    { index: 3 },
  ]
  const part = { of: 'elements' as const, nodes: drawn, edges: [0, 1, 2, 5] }
  for (const gexfVersion of ['1.2', '1.3'] as const) {
    const { files, done } = await written(await store, { format: 'gexf', part, gexfVersion })
    const graph = gexfLibrary.parse(DirectedGraph, read(files[0]))
    // edge 5 ends at a node that is not among them
    expect([graph.order, graph.size, done.edges]).toEqual([3, 3, 3])
    expect(graph.getNodeAttributes('AMS')).toMatchObject({
      label: 'Amsterdam',
      people: 921402,
      coastal: true,
      x: 10,
      y: -20.5,
      size: 12,
      color: 'rgb(255,128,0)',
    })
    expect(graph.hasNodeAttribute('ANR', 'x')).toBe(false)
    expect(graph.getEdgeAttributes('AMS', 'RTM')).toMatchObject({ weight: 57.5, toll: false, lanes: 6 })
  }
})

test('Cytoscape JSON keeps every digit, floats as such, and places as drawn', async () => {
  const part = { of: 'elements' as const, nodes: [{ index: 0, x: 1.5, y: 2 }, { index: 1 }], edges: null }
  const { files } = await written(await store, { format: 'json', part })
  const text = read(files[0])
  const { elements } = JSON.parse(text) as { elements: { nodes: object[]; edges: object[] } }
  expect(elements.nodes).toEqual([
    {
      data: {
        id: 'AMS',
        label: 'Amsterdam',
        kind: 'capital',
        code: 'AMS',
        name: 'Amsterdam',
        people: 921402,
        area: 219,
        coastal: true,
        founded: '1275-10-27',
        big: '9007199254740993',
        note: 'a "quoted", note\ntwo lines',
        odd: 1,
      },
      position: { x: 1.5, y: 2 },
    },
    expect.objectContaining({ data: expect.objectContaining({ id: 'BRU', note: '' }) as object }),
  ])
  expect(elements.edges).toEqual([
    { data: { source: 'AMS', target: 'AMS', kind: 'way', toll: false, lanes: 2 } },
  ])
  expect(text).toContain('"area":219.0')
})

test('CSV tells a missing value from an empty text', async () => {
  const { files, done } = await written(await store, { format: 'csv' })
  const [nodes, edges] = files.map(read)
  expect(nodes?.split('\n')[0]).toBe('id,label,kind,code,name,people,area,coastal,founded,big,note,odd')
  expect(nodes).toContain(
    '\nAMS,Amsterdam,capital,AMS,Amsterdam,921402,219.0,true,1275-10-27,9007199254740993,"a ""quoted"", note\ntwo lines",1\n',
  )
  expect(nodes).toContain('\nBRU,Bruxelles <&> Brussel,capital,BRU,Bruxelles <&> Brussel,,33.09,false,,')
  expect(nodes).toContain(',-9223372036854775808,"",one\n')
  expect(nodes).toContain(',," spaced ",\n')
  expect(edges).toBe(
    'source,target,kind,weight,since,toll,lanes\n' +
      'AMS,RTM,way,57.5,1936-01-01 08:00:00,false,6\n' +
      'AMS,AMS,way,,,false,2\n' +
      'RTM,ANR,way,100.0,,true,\n' +
      'RTM,AMS,way,58.0,,false,6\n' +
      'RTM,AMS,way,61.0,,true,4\n' +
      'ANR,BRU,way,42.25,1970-06-01 00:00:00,,4\n',
  )
  expect(done.replacedCharacters).toBe(0)
})
