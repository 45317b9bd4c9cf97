import { expect, it } from 'vitest'
import type { LoadSummary } from '../../src-shared/contract/load-report.ts'
import type { StoreMemory } from '../../src-shared/contract/memory.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import { comparison, growthBytes, measuredPerRecord, structurePerRecord } from './figures.ts'

const memory = (mode: Mode, growth: number, bytes: (number | null)[] = []): StoreMemory => ({
  mode,
  nodeCount: 100_000,
  edgeCount: 400_000,
  baselineRssBytes: 50e6,
  loadedRssBytes: 50e6 + growth,
  loadedHeapBytes: 0,
  loadedArrayBufferBytes: 0,
  collected: true,
  settled: true,
  parts: bytes.map((each, at) => ({ of: 'nodes', name: `part ${at}`, type: 'i32', bytes: each })),
})
const load = (mode: Mode, growth: number): LoadSummary => ({
  mode,
  nodeCount: 100_000,
  edgeCount: 400_000,
  elapsedMs: 1,
  phases: [],
  fromSnapshot: false,
  tables: [],
  rejects: [],
  memory: memory(mode, growth),
})

it('growth subtracts the empty process and is never negative', () => {
  expect(growthBytes(memory('dict', 10e6))).toBe(10e6)
  expect(growthBytes(memory('dict', -3e6))).toBe(0)
})

it('divides by nodes and edges', () => {
  expect(measuredPerRecord(memory('dict', 5e6))).toBe(10)
  expect(measuredPerRecord({ ...memory('dict', 5e6), nodeCount: 9, edgeCount: 9 })).toBeNull()
})

it('sums structure only where all of it can be summed', () => {
  expect(structurePerRecord(memory('slotted', 0, [500_000, 1_000_000]))).toBe(3)
  expect(structurePerRecord(memory('dict', 0, [5000, null]))).toBeNull()
  expect(structurePerRecord(memory('dict', 0))).toBeNull()
})

it('compares once both were measured', () => {
  expect(comparison({ slotted: load('slotted', 5e6) })).toBeNull()
  expect(comparison({ slotted: load('slotted', 5e6), dict: load('dict', 73e6) })).toMatch(
    /^Dict-style takes 14\.6× the memory of slotted for this graph: 73 MB against 5 MB, measured as growth/,
  )
})
