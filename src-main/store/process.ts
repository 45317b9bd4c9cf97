import nodeModule from 'node:module'
import { Answerer, answersTo } from '../../src-shared/contract/answerer.ts'
import { parseMessage } from '../../src-shared/contract/caller.ts'
import { processCalls, storeCalls } from '../../src-shared/contract/store-calls.ts'
import { inspectFile } from '../dataset/inspect.ts'
import { exportGraph } from '../export/export-graph.ts'
import { convertLog } from '../event-log/convert-log.ts'
import { generateGraph } from '../generate/generate.ts'
import { loadLibrary } from '../sqlite/binding.ts'
import { loadStore } from './load-store.ts'
import { fail } from '../../src-shared/contract/failure.ts'
import { collectGarbage, heapReport } from './measure/heap.ts'
import { runTrial } from './measure/speeds.ts'
import { measure } from './measure/store-memory.ts'
import { warmCompiler } from './measure/warm-compiler.ts'
import { parentLink } from './parent-link.ts'
import { OneByOne } from '../../src-shared/one-by-one.ts'
import { QueryCache } from './query/query-cache.ts'
import { storeAnswers, type Loaded } from './query/answers.ts'

/**
 * A store process: holds at most one graph in one mode, answers queries about it, and does the heavy work
 * around datasets where it can be ended at any moment. It ends when its parent goes away.
 */
const HEAP_REPORT_MS = 250
/** Never reached in practice: ten collections of two million objects take 20 s. */
const SETTLING_CPU_MS = 60_000

// a store process is killed in the end, and would leave no compiled code to the next; in Node 22 and later only
nodeModule.flushCompileCache?.()
loadLibrary()
warmCompiler()
collectGarbage()
const baselineRssBytes = process.memoryUsage.rss()
let loaded: Loaded | undefined

const link = parentLink()
link.onClose(() => process.exit(0))

const current = () => loaded ?? fail('no-store', 'Nothing has been loaded yet.')

const processAnswers = answersTo('store', processCalls, {
  inspect: ({ file }, { progress }) => inspectFile(file, (phase) => progress({ phase })),
  generate: async ({ file, ...graph }, { progress, signal }) => {
    await generateGraph(file, graph, { onProgress: progress, signal })
    return null
  },
  convertLog: ({ file, into, slowMs }, { progress, signal }) =>
    convertLog(file, into, { slowMs, onProgress: progress, signal }),
  load: async ({ file, mode, plan, snapshot }, { progress, signal }) => {
    const done = await loadStore(file, mode, plan, {
      baselineRssBytes,
      snapshot,
      onProgress: progress,
      signal,
    })
    // in the background: a snapshot that cannot be written costs time at the next opening, nothing else
    const snapshotWritten = Promise.resolve(done.keep?.()).catch((error: unknown) => {
      console.error('snapshot:', error)
    })
    loaded = {
      store: done.store,
      memory: done.summary.memory,
      kept: new Map(),
      cache: new QueryCache(),
      edits: new OneByOne(),
      snapshotWritten,
    }
    return done.summary
  },
  exportGraph: ({ files, request }, { progress, signal }) =>
    exportGraph(current().store, files, request, { signal, onProgress: progress, cache: current().cache }),
  settled: () => measure(current().store, baselineRssBytes, SETTLING_CPU_MS),
  trial: ({ seed, attributes }) => runTrial(current().store, seed, attributes),
})
const queryAnswers = answersTo(
  'store',
  storeCalls,
  storeAnswers(() => loaded),
)

const answerer = new Answerer(link, (to, name) => processAnswers(to, name) ?? queryAnswers(to, name))
link.onMessage((raw) => {
  const message = parseMessage(raw)
  if (message) answerer.receive(message)
})

setInterval(() => link.send({ kind: 'event', name: 'heap', payload: heapReport() }), HEAP_REPORT_MS).unref()
