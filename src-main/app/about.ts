import { arch, cpus, release, totalmem, type } from 'node:os'
import manifest from '../../package.json' with { type: 'json' }
import type { About } from '../../src-shared/contract/app-calls.ts'
import type { Host } from './host.ts'

// of `process.versions`, those that decide how the app behaves
const shownVersions = ['electron', 'chrome', 'node', 'v8'] as const

/** The line in *About*: the one place where the window learns which host it is on. */
export function about(host: Host): About {
  return {
    name: 'Slotgraph',
    ...engine(),
    host: host.name,
    can: {
      chooseWithDialog: host.dialogs !== undefined,
      browseFolder: host.servedFolder !== undefined,
      download: host.downloads !== undefined,
    },
  }
}

/** The program, what it runs on, and the machine under it. */
export function engine(): Pick<About, 'version' | 'versions' | 'v8PointerBytes' | 'machine'> {
  const versions: NodeJS.Dict<string> = process.versions
  const processors = cpus()
  return {
    version: manifest.version,
    versions: shownVersions.flatMap((name) => {
      const version = versions[name]
      return version === undefined ? [] : [{ name, version }]
    }),
    v8PointerBytes: pointerBytes(),
    machine: {
      cpu: processors[0]?.model.trim() ?? arch(),
      cores: processors.length,
      memoryBytes: totalmem(),
      platform: `${type()} ${release()} ${arch()}`,
    },
  }
}

/** Electron compresses pointers on every 64-bit system; elsewhere the build of Node says. */
function pointerBytes(): 4 | 8 {
  if (process.versions['electron'] !== undefined) return 4
  const variables = process.config.variables as { v8_enable_pointer_compression?: number | boolean }
  return variables.v8_enable_pointer_compression ? 4 : 8
}
