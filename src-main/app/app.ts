import type { AppEvents, FileCard } from '../../src-shared/contract/app-calls.ts'
import type { HeapReport } from '../../src-shared/contract/memory.ts'
import type { Link } from '../../src-shared/contract/wire.ts'
import { join } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { MemoryWatch, type WatchedProcess } from '../supervisor/memory-watch.ts'
import { Supervisor } from '../supervisor/supervisor.ts'
import { appAnswers } from './answers.ts'
import { watchCollector } from '../collector-pauses.ts'
import { Files } from './files.ts'
import type { Host } from './host.ts'
import { Sessions } from './sessions.ts'
import { ServedWindow } from './served-window.ts'
import { Snapshots } from './snapshots.ts'

const collectorPauses = watchCollector()

/** The whole app but for its host: what it may do for windows, and what it tells them. */
export class App {
  readonly #files: Files
  readonly #supervisor: Supervisor
  readonly #memory: MemoryWatch
  readonly #windows = new Set<ServedWindow>()
  readonly #open: (link: Link) => ServedWindow

  constructor(host: Host) {
    this.#files = new Files(host)
    this.#supervisor = new Supervisor(host.spawn, (mode, cause) => this.tell('storeDied', { mode, cause }))
    const watched = () => [ownProcess(), ...host.windows(), ...this.#supervisor.watched()]
    this.#memory = new MemoryWatch(watched, host.readRss, (samples) => this.tell('memory', samples))
    this.#memory.start()
    const snapshots = new Snapshots(join(host.dataDir, 'snapshots'))
    const sessions = new Sessions(join(host.dataDir, 'sessions'))
    const answers = appAnswers(host, this.#files, this.#supervisor, this.#memory, snapshots, sessions)
    this.#open = (link) => new ServedWindow(link, answers, this.#supervisor)
  }

  /** Serves a window until its link closes. */
  serve(link: Link): void {
    const window = this.#open(link)
    this.#windows.add(window)
    link.onClose(() => this.#windows.delete(window))
  }

  /** Tells every window. */
  tell<N extends keyof AppEvents>(name: N, payload: AppEvents[N]): void {
    for (const window of this.#windows) window.tell(name, payload)
  }

  /** A card for a file that a person dropped, or that the system asks to open. */
  card(path: string): Promise<FileCard> {
    return this.#files.card(path)
  }

  /** A card for an uploaded file, which goes when the app goes. */
  passingCard(path: string): Promise<FileCard> {
    return this.#files.passingCard(path)
  }

  /** Ends every store process. */
  async close(): Promise<void> {
    this.#memory.stop()
    await this.#supervisor.close()
  }
}

function ownProcess(): WatchedProcess {
  const { heapUsed, arrayBuffers, external } = process.memoryUsage()
  const heap: HeapReport = {
    heapUsedBytes: heapUsed,
    heapLimitBytes: getHeapStatistics().heap_size_limit,
    arrayBufferBytes: arrayBuffers,
    externalBytes: external,
    collectorPauses: collectorPauses(),
  }
  return { process: 'main', pid: process.pid, heap }
}
