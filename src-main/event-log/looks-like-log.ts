import { open } from 'node:fs/promises'
import { LineCutter } from './lines.ts'
import { parseLine } from './parse-line.ts'

/** Enough for a hundred lines of ordinary length. */
const HEAD_BYTES = 64 * 1024
const HEAD_LINES = 100

/**
 * Whether a file is an event log, by what it begins with and not by its name: at least half of its first lines, blank
 * ones aside, are events. A file that cannot be read is none; opening it will say why.
 */
export async function looksLikeLog(file: string): Promise<boolean> {
  const head = await readHead(file).catch(() => undefined)
  if (!head || head.includes(0)) return false
  const lines = [...new LineCutter().cut(head)].slice(0, HEAD_LINES)
  const read = lines.filter((line) => typeof line !== 'string' || line.trim() !== '')
  const events = read.filter((line) => typeof line === 'string' && typeof parseLine(line) !== 'string')
  return events.length > 0 && events.length * 2 >= read.length
}

async function readHead(file: string): Promise<Uint8Array | undefined> {
  const handle = await open(file, 'r')
  try {
    if (!(await handle.stat()).isFile()) return undefined
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    // a log of one line may lack its end
    const end = bytesRead < HEAD_BYTES ? Buffer.from('\n') : Buffer.alloc(0)
    return Buffer.concat([buffer.subarray(0, bytesRead), end])
  } finally {
    await handle.close()
  }
}
