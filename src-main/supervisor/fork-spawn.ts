import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { entryUrl } from '../entries.ts'
import type { Link, Message } from '../../src-shared/contract/wire.ts'
import { keepLastWords } from './last-words.ts'
import type { Child, Exit, Spawn } from './spawn.ts'

/**
 * Makes glibc give freed memory back. Loading decodes tables in pieces of some ten kilobytes, on threads; left to
 * itself glibc keeps what they freed for ever: 120 MB after a million nodes and four million edges, as much again
 * as the store (measured, with `malloc_trim` as the proof). Blocks from 64 KiB on get a mapping of their own,
 * which ends when they are freed; the system grants a process 65,530 mappings, of which V8 needs some. From 4 KiB on
 * gives 5 MB more back, and costs a million nodes a third of their loading time in mappings made and ended.
 *
 * One arena for all threads: what the smaller blocks of a thread leave behind serves the others. Of a million nodes
 * that is 1 MB by the pages and 14 by the rows lane, takes no time that could be measured, and processes that loaded
 * the same lie within 2 MB of RSS, not 5. Every mode gets the same. Other allocators ignore these.
 */
export const allocatorSettings = {
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_MMAP_MAX_: '30000',
  MALLOC_ARENA_MAX: '1',
}

/** Starts store processes under plain Node: the web host, the command line, tests. */
export const forkSpawn: Spawn = () => forkEntry(entryUrl('store'))

// the store collects before it takes a reading
const nodeOptions = ['--expose-gc']

/** As `forkSpawn`, from any file that speaks over a parent link. */
export function forkEntry(entry: URL, execArgv: readonly string[] = nodeOptions): Child {
  const child = fork(fileURLToPath(entry), [], {
    execArgv: [...execArgv],
    env: { ...process.env, ...allocatorSettings },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  const lastWords = keepLastWords(child.stderr)
  const exitListeners: ((exit: Exit) => void)[] = []
  const closeListeners: ((why: string) => void)[] = []
  let ended = false
  const end = (exit: Exit, why: string) => {
    if (ended) return
    ended = true
    for (const listener of exitListeners) listener(exit)
    for (const listener of closeListeners) listener(why)
  }
  // 'close' comes once stderr is drained too, so that the last words are whole
  child.on('close', (code, signal) => {
    end({ code, signal, lastWords: lastWords() }, 'The store process ended.')
  })
  child.on('error', (error) => {
    if (child.pid === undefined) {
      end({ code: null, signal: null, lastWords: error.message }, 'The store process did not start.')
    }
  })
  const link: Link = {
    send: (message: Message) => {
      // whoever waits for an answer from a process that has just ended is told by its exit
      if (child.connected) child.send(message, () => {})
    },
    onMessage: (listener) => child.on('message', listener),
    onClose: (listener) => closeListeners.push(listener),
    close: () => child.kill('SIGKILL'),
  }
  return {
    link,
    get pid() {
      return child.pid
    },
    kill: () => child.kill('SIGKILL'),
    onExit: (listener) => exitListeners.push(listener),
  }
}
