import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { utilityProcess } from 'electron'
import { entryUrl } from '../../entries.ts'
import type { Exit, Spawn } from '../../supervisor/spawn.ts'

/** Starts store processes under Electron. */
export const utilitySpawn: Spawn = () => {
  const child = utilityProcess.fork(fileURLToPath(entryUrl('store')), [], {
    serviceName: 'Slotgraph store',
    // a pipe would lose what is written last, which is why a process ended
    stdio: 'inherit',
  })
  const exitListeners: ((exit: Exit) => void)[] = []
  const closeListeners: ((why: string) => void)[] = []
  let pid: number | undefined
  let killed = false
  const kill = () => {
    killed = true
    // its own `kill` asks politely, which a store that is busy does not hear
    if (pid === undefined || process.platform === 'win32') child.kill()
    else process.kill(pid, 'SIGKILL')
  }
  child.on('spawn', () => {
    pid = child.pid
    if (killed) kill()
  })
  child.on('exit', (code) => {
    pid = undefined
    const exit = { ...readCode(code), lastWords: '' }
    for (const listener of exitListeners) listener(exit)
    for (const listener of closeListeners) listener('The store process ended.')
  })
  return {
    link: {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => child.on('message', listener),
      onClose: (listener) => closeListeners.push(listener),
      close: kill,
    },
    get pid() {
      return pid
    },
    kill,
    onExit: (listener) => exitListeners.push(listener),
  }
}

/** Electron gives the number of a signal as if it were an exit code; stores end with 0 or 1 themselves. */
function readCode(code: number): Pick<Exit, 'code' | 'signal'> {
  const [signal] = Object.entries(constants.signals).find(([, number]) => number === code) ?? []
  const killed = process.platform !== 'win32' && code > 1 && signal !== undefined
  return killed ? { code: null, signal } : { code, signal: null }
}
