import { statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { SLOW_MS, type EventLogProgress, type EventLogReport } from '../../src-shared/contract/event-log.ts'
import { fail } from '../../src-shared/contract/failure.ts'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import { BulkInsert } from '../generate/bulk-insert.ts'
import { createDatabase } from '../sqlite/create.ts'
import { systemFailure } from '../sqlite/sqlite-failure.ts'
import { LineCutter, type Line } from './lines.ts'
import { LogTally } from './log-tally.ts'
import { parseLine } from './parse-line.ts'

export type ConvertLogOptions = {
  /** An event is slow from here on, in milliseconds. */
  slowMs?: number
  onProgress?: (progress: EventLogProgress) => void
  signal?: AbortSignal
}

/** Some milliseconds of parsing and inserting: a slice. */
const CHUNK_BYTES = 256 * 1024
/**
 * As much as is text at one time. V8 makes room for twice what outlives its quick collections, up to 60 MB and more, and
 * the text of the moment does: by the chunk that was 50 MB after 2.5 million lines.
 */
const PIECE_BYTES = 16 * 1024
const PROGRESS_MS = 100

const tables = `
  CREATE TABLE service(
    name TEXT PRIMARY KEY, event_count INTEGER NOT NULL, error_count INTEGER NOT NULL, slow_count INTEGER NOT NULL,
    first_at TEXT NOT NULL, last_at TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE event(
    line INTEGER PRIMARY KEY, at TEXT NOT NULL, level TEXT NOT NULL,
    service TEXT NOT NULL REFERENCES service(name), message TEXT NOT NULL, duration_ms REAL, slow INTEGER NOT NULL
  );
  CREATE TABLE next_of_service(
    source INTEGER NOT NULL REFERENCES event(line), target INTEGER NOT NULL REFERENCES event(line)
  )`

/** How the tables of a converted log make a graph. */
export const logPlan: LoadPlan = {
  nodeTables: [
    {
      table: 'event',
      idColumns: ['line'],
      labelColumn: 'message',
      attributeColumns: ['at', 'level', 'service', 'duration_ms', 'slow'],
      kindName: 'event',
    },
    {
      table: 'service',
      idColumns: ['name'],
      attributeColumns: ['event_count', 'error_count', 'slow_count', 'first_at', 'last_at'],
      kindName: 'service',
    },
  ],
  edgeTables: [
    {
      table: 'event',
      sourceColumns: ['line'],
      targetColumns: ['service'],
      sourceTable: 'event',
      targetTable: 'service',
      attributeColumns: [],
      kindName: 'of service',
    },
    {
      table: 'next_of_service',
      sourceColumns: ['source'],
      targetColumns: ['target'],
      sourceTable: 'event',
      targetTable: 'event',
      attributeColumns: [],
      kindName: 'next of service',
    },
  ],
  danglingEndpoints: 'skip',
  directed: true,
}

/**
 * Turns an event log into a dataset: events and services as nodes, an edge from each event to its service and to the
 * next event of that service. The log streams through: memory holds the services, a chunk and a line. Lines that are
 * no events are counted, with the first few of them. Cancelling, and any failure, leaves no file.
 * @throws FailureError `file-missing`, `file-unreadable`, `not-a-graph` where no line is an event or too many
 *   services are named, `cannot-write`; AbortError when cancelled
 */
export async function convertLog(
  file: string,
  into: string,
  { slowMs = SLOW_MS, onProgress = () => {}, signal }: ConvertLogOptions = {},
): Promise<EventLogReport> {
  const bytesTotal = bytesOf(file)
  const tally = new LogTally(slowMs)
  let toldAt = -Infinity
  await createDatabase(into, async (db) => {
    db.exec(tables)
    const events = new BulkInsert(db, 'event', 7)
    const next = new BulkInsert(db, 'next_of_service', 2)
    let line = 0
    const take = (lines: Iterable<Line>) => {
      for (const text of lines) {
        line++
        if (typeof text !== 'string') {
          tally.malformed('too-long', line, text.tooLong)
          continue
        }
        const event = parseLine(text)
        if (typeof event === 'string') {
          if (text.trim() !== '') tally.malformed(event, line, text)
          continue
        }
        const before = tally.event(event, line)
        const { at, level, service, message, durationMs } = event
        events.add(line, at, level, service, message, durationMs, tally.isSlow(event) ? 1 : 0)
        if (before !== undefined) next.add(before, line)
      }
    }
    const cutter = new LineCutter()
    let bytesDone = 0
    for await (const chunk of chunksOf(file)) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        take(cutter.cut(chunk.subarray(at, at + PIECE_BYTES)))
      }
      bytesDone += chunk.length
      if (performance.now() - toldAt >= PROGRESS_MS) {
        toldAt = performance.now()
        onProgress({ bytesDone, bytesTotal, events: tally.events })
      }
      await new Promise((resolve) => setImmediate(resolve))
      signal?.throwIfAborted()
    }
    take(cutter.end())
    if (tally.events === 0) fail('not-a-graph', `No line of “${basename(file)}” is an event.`, { file })
    events.finish()
    next.finish()
    const services = new BulkInsert(db, 'service', 6)
    for (const [name, of] of tally.services) {
      services.add(name, of.events, of.errors, of.slow, of.firstAt, of.lastAt)
    }
    services.finish()
  })
  onProgress({ bytesDone: bytesTotal, bytesTotal, events: tally.events })
  return tally.report(bytesTotal)
}

/** The file in chunks, each in the memory of the one before: a stream leaves garbage as large as the file. */
async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file).catch((error: unknown) => {
    throw systemFailure(error, file)
  })
  try {
    const room = new Uint8Array(CHUNK_BYTES)
    for (;;) {
      const { bytesRead } = await handle.read(room)
      if (bytesRead === 0) return
      yield room.subarray(0, bytesRead)
    }
  } catch (error) {
    throw systemFailure(error, file)
  } finally {
    await handle.close()
  }
}

function bytesOf(file: string): number {
  try {
    return statSync(file).size
  } catch (error) {
    throw systemFailure(error, file)
  }
}
