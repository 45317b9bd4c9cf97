import { freemem, loadavg } from 'node:os'
import type { Environment } from '../../src-shared/contract/lab.ts'
import { engine } from '../app/about.ts'

/** The machine's load over the last minute; 0 where the system does not tell. */
export function loadNow(): number {
  return loadavg()[0] ?? 0
}

/** What a comparison ran on; `loadBefore` is the load when it began. */
export function environmentOf(
  host: Environment['host'],
  loadBefore: number,
  heapLimitBytes: number,
): Environment {
  const { version, versions, v8PointerBytes, machine } = engine()
  return {
    appVersion: version,
    host,
    versions,
    v8PointerBytes,
    ...machine,
    freeBytes: freemem(),
    loadAverage: [loadBefore, loadNow()],
    heapLimitBytes,
  }
}
