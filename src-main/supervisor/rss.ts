import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Resident bytes by pid, as the system counts them now; processes that are gone are left out. */
export type ReadRss = (pids: readonly number[]) => Promise<ReadonlyMap<number, number>>

/** Reads what the system says, so that a figure stays live while its process is too busy to tell. */
export const readSystemRss: ReadRss = process.platform === 'linux' ? readFromProc : readFromPs

// `VmRSS` is the figure that people compare with; unlike `statm` it needs no page size
async function readFromProc(pids: readonly number[]): Promise<Map<number, number>> {
  const readings = pids.map(async (pid) => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
    return [pid, kib === undefined ? undefined : Number(kib) * 1024] as const
  })
  return known(await Promise.all(readings))
}

const run = promisify(execFile)

async function readFromPs(pids: readonly number[]): Promise<Map<number, number>> {
  // ps fails when one of the processes is gone and still lists the others
  const { stdout } = await run('ps', ['-o', 'pid=,rss=', '-p', pids.join(',')]).catch(
    (failed: { stdout?: string }) => ({ stdout: failed.stdout ?? '' }),
  )
  const rows = stdout.trim().split('\n')
  return known(
    rows.map((row) => {
      const [pid, kib] = row.trim().split(/\s+/).map(Number)
      return [pid ?? 0, kib === undefined ? undefined : kib * 1024] as const
    }),
  )
}

function known(readings: readonly (readonly [number, number | undefined])[]): Map<number, number> {
  return new Map(readings.filter((entry): entry is readonly [number, number] => entry[1] !== undefined))
}
