import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ExportFormat } from '../../src-shared/contract/export.ts'
import { everyType, written } from './testing/every-type.ts'

type Typed = Record<string, [type: string, value: unknown]>
type Read = {
  missing?: string
  unsupported?: string
  directed: boolean
  nodes: Record<string, Typed>
  edges: [source: string, target: string, attributes: Typed][]
}

// Debian's Python has Debian's libraries, whatever comes first in the path
const pythons = ['/usr/bin/python3', 'python3'].filter((path) => path === 'python3' || existsSync(path))
const script = fileURLToPath(new URL('./testing/read-graphs.py', import.meta.url))

/** What a library reads, with the first Python that has it; `undefined` where none has. */
function read(library: 'networkx' | 'igraph', file: string): Read | undefined {
  for (const python of pythons) {
    try {
      const output = execFileSync(python, [script, library, file], { encoding: 'utf8', maxBuffer: 2 ** 26 })
      const found = JSON.parse(output) as Read
      if (found.missing === undefined && found.unsupported === undefined) return found
    } catch (error) {
      // there is no such Python; a reader that fails is a finding
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  return undefined
}

const files = new Map<string, string>()

beforeAll(async () => {
  const store = await everyType()
  const write = async (format: ExportFormat, gexfVersion: '1.2' | '1.3' = '1.3') =>
    (await written(store, { format, gexfVersion })).files[0] ?? ''
  files.set('graphml', await write('graphml'))
  files.set('gexf 1.2', await write('gexf', '1.2'))
  files.set('gexf 1.3', await write('gexf', '1.3'))
})

describe.each([
  ['networkx', 'graphml'],
  ['networkx', 'gexf 1.2'],
  ['networkx', 'gexf 1.3'],
  ['igraph', 'graphml'],
] as const)('%s reads %s', (library, format) => {
  test('with types and values intact', ({ skip }) => {
    const found = read(library, files.get(format) ?? '')
    if (found === undefined) {
      console.warn(`SKIPPED: no Python here has a ${library} that reads ${format}`)
      return skip()
    }
    expect(found.directed).toBe(true)
    expect(Object.keys(found.nodes).toSorted()).toEqual(['AMS', 'ANR', 'BRU', 'RTM'])
    const [int, double] = library === 'igraph' ? ['float', 'float'] : ['int', 'float']
    const whole = (value: number) => (library === 'igraph' ? value : String(value))
    expect(found.nodes['AMS']).toMatchObject({
      label: ['str', 'Amsterdam'],
      kind: ['str', 'capital'],
      people: [int, whole(921402)],
      area: [double, 219],
      coastal: ['bool', true],
      founded: ['str', '1275-10-27'],
      note: ['str', 'a "quoted", note\ntwo lines'],
      odd: ['str', '1'],
      // igraph holds every number as a float
      big: library === 'igraph' ? ['float', 9007199254740992] : ['int', '9007199254740993'],
    })
    expect(found.nodes['BRU']?.['label']).toEqual(['str', 'Bruxelles <&> Brussel'])
    expect(found.nodes['RTM']?.['name']).toEqual(['str', 'Rotterdam \ufffd🚢'])
    if (library === 'networkx') expect(found.nodes['BRU']).not.toHaveProperty('people')
    expect(found.nodes['ANR']?.['area']).toEqual([double, 2e300])

    const shown = found.edges.map(
      ([source, target, { weight }]) => `${source}>${target} ${Number(weight?.[1])}`,
    )
    // a weight that is missing is 1 in GEXF as NetworkX reads it, and no number elsewhere
    expect(shown.map((edge) => edge.replace(/AMS>AMS .*/, 'AMS>AMS')).toSorted()).toEqual([
      'AMS>AMS',
      'AMS>RTM 57.5',
      'ANR>BRU 42.25',
      'RTM>AMS 58',
      'RTM>AMS 61',
      'RTM>ANR 100',
    ])
    const [first] = found.edges.filter(([source, target]) => `${source}>${target}` === 'AMS>RTM')
    expect(first?.[2]).toMatchObject({ toll: ['bool', false], lanes: [int, whole(6)], kind: ['str', 'way'] })
  })
})
