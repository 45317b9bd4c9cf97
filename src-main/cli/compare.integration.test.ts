import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { ComparisonSchema } from '../../src-shared/contract/lab.ts'
import { writeTestLog } from '../event-log/test-log.ts'
import { runCommandLine } from './run.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slotgraph-cli-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

async function slotgraph(args: string[], signal = new AbortController().signal) {
  const out: string[] = []
  const err: string[] = []
  const steps: string[] = []
  const terminal = {
    print: (line: string) => void out.push(line),
    error: (line: string) => void err.push(line),
    progress: (line: string) => void steps.push(line),
  }
  const code = await runCommandLine(args, terminal, signal)
  return { code, out: out.join('\n'), err: err.join('\n'), steps }
}

test(
  'compares the modes on a made-up graph, and leaves nothing but the report',
  { timeout: 300_000 },
  async () => {
    const report = join(folder, 'report.html')
    const args = ['compare', '--nodes', '3000', '--repeat', '1', '--json', '--report', report]
    const { code, out, err, steps } = await slotgraph(args)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { modes, dataset, rssDisagreement, environment } = v.parse(ComparisonSchema, JSON.parse(out))
    expect(dataset).toMatchObject({
      nodes: 3000,
      edges: 12_000,
      numberAttribute: 'value',
      textAttribute: 'category',
    })
    expect(environment.host).toBe('command line')
    expect(rssDisagreement).toBeLessThan(0.02)
    expect(modes.map(({ mode }) => mode)).toEqual(['dict', 'object', 'slotted', 'overflow'])
    for (const { readings, speeds, failure } of modes) {
      expect(failure).toBeNull()
      expect(new Set(readings.map(({ nodes, edges }) => `${nodes} ${edges}`)).size).toBe(5)
      expect(speeds.map(({ name }) => name)).toEqual([
        'read-number',
        'read-text',
        'scan',
        'neighbours',
        'ego',
        'pagerank',
        'annotate',
      ])
    }
    const [dict, object, slotted, overflow] = modes
    // of so few nodes an object's slope may drown in noise, and is then not told
    expect(dict!.heldNodeBytes!.median).toBeGreaterThan((object!.heldNodeBytes?.median ?? 0) * 2)
    // two of four attributes have gaps: 30 bytes and more an entry against 2 and 4 a cell
    expect(overflow!.structure!.nodeBytes! / slotted!.structure!.nodeBytes!).toBeGreaterThan(2)
    const inOverflow = overflow!.structure!.parts.filter(({ type }) => type === 'overflow')
    expect(inOverflow.map(({ of, name }) => `${of} ${name}`).toSorted()).toEqual([
      'edges trust',
      'nodes created',
      'nodes score',
    ])
    const html = readFileSync(report, 'utf8')
    expect(html).toMatch(/^<!doctype html>/)
    expect(html).toContain('slotted with overflow')
    expect(html).toContain('Slot or overflow')
    expect(readdirSync(folder)).toEqual(['report.html'])
    expect(steps.some((step) => /dict-style, run 1 of 1: half of the edges/.test(step))).toBe(true)
    // what is there already is not overwritten
    expect((await slotgraph(['compare', '--nodes', '100', '--repeat', '1', '--report', report])).code).toBe(1)
  },
)

test(
  'a mode that cannot fit is told with the number it reached; slotted goes on',
  { timeout: 300_000 },
  async () => {
    vi.stubEnv('SLOTGRAPH_STORE_MB', '180')
    const args = ['compare', '--nodes', '60000', '--repeat', '1', '--modes', 'dict,slotted', '--json']
    const { code, out } = await slotgraph(args)
    expect(code).toBe(0)
    const { modes, remarks } = v.parse(ComparisonSchema, JSON.parse(out))
    const [dict, slotted] = modes
    expect(dict!.failure).toMatchObject({ code: 'out-of-memory', loaded: expect.any(Number) })
    expect((dict!.failure as { loaded: number }).loaded).toBeGreaterThan(10_000)
    expect(dict!.heldNodeBytes!.median).toBeGreaterThan(400)
    expect(slotted!.failure).toBeNull()
    expect(slotted!.speeds).toHaveLength(7)
    expect(remarks[0]).toMatch(/^Dict-style cannot hold this dataset/)
  },
)

test(
  'an event log is compared as the graph it makes, and cancelling leaves nothing',
  { timeout: 120_000 },
  async () => {
    const log = join(folder, 'app.log')
    await writeTestLog(log, 2_000)
    const { code, out } = await slotgraph([
      'compare',
      log,
      '--repeat',
      '1',
      '--modes',
      'slotted',
      '--markdown',
    ])
    expect(code).toBe(0)
    expect(out).toMatch(/^# Memory report: app\.log/)
    expect(out).toMatch(/1,988 nodes, 3,952 edges/)
    // a folder of its own: other tests put logs into the system's at the same time
    const scratch = join(folder, 'scratch')
    mkdirSync(scratch)
    vi.stubEnv('TMPDIR', scratch)
    const cancel = new AbortController()
    setTimeout(() => cancel.abort(), 1_500)
    const cancelled = await slotgraph(['compare', log, '--repeat', '9'], cancel.signal)
    expect(cancelled.code).toBe(130)
    expect(readdirSync(scratch).filter((name) => name.startsWith('slotgraph-log-'))).toEqual([])
  },
)

test.each([
  [['compare', 'a.db', '--nodes', '10']],
  [['compare', 'a.db', '--modes', 'fast']],
  [['compare', 'a.db', '--repeat', '0']],
  [['compare', 'a.db', '--report', 'report.pdf']],
  [['compare', 'a.db', '--json', '--markdown']],
])('wrong arguments, %j, are a usage error', async (args) => {
  expect((await slotgraph(args)).code).toBe(2)
})
