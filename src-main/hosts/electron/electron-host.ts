import { app, dialog, type BrowserWindow, type FileFilter } from 'electron'
import { dataDir } from '../../app/data-dir.ts'
import type { Host } from '../../app/host.ts'
import type { WatchedProcess } from '../../supervisor/memory-watch.ts'
import { readSystemRss, type ReadRss } from '../../supervisor/rss.ts'
import { utilitySpawn } from './utility-spawn.ts'

// a hint only: what a file is is decided by its header
const filters: FileFilter[] = [
  {
    name: 'SQLite databases, event logs',
    extensions: ['db', 'sqlite', 'sqlite3', 'gpkg', 'mbtiles', 'log', 'txt'],
  },
  { name: 'All files', extensions: ['*'] },
]

/** The kind of file that a name is of, and all others. */
function filtersFor(name: string): FileFilter[] {
  const [extension = ''] = /[^.]+$/.exec(name) ?? []
  const known = filters.find(({ extensions }) => extensions.includes(extension))
  if (known) return filters
  return [{ name: extension.toUpperCase(), extensions: [extension] }, ...filters.slice(-1)]
}

/** The app's host when it runs in Electron. `window` gives the window while there is one. */
export function electronHost(window: () => BrowserWindow | undefined, firstFile: string | undefined): Host {
  return {
    name: 'electron',
    // shared with the web host and the command line; what Chromium keeps is in Electron's own folder
    dataDir: dataDir(),
    spawn: utilitySpawn,
    readRss: process.platform === 'win32' ? readRssFromMetrics : readSystemRss,
    windows: () => windowProcess(window()),
    dialogs: {
      chooseOpen: async () => {
        const options = { title: 'Open a graph', filters, properties: ['openFile' as const] }
        const parent = window()
        const { filePaths } = await (parent
          ? dialog.showOpenDialog(parent, options)
          : dialog.showOpenDialog(options))
        return filePaths[0] ?? null
      },
      chooseSave: async (suggestedName) => {
        const options = { title: 'Save', filters: filtersFor(suggestedName), defaultPath: suggestedName }
        const parent = window()
        const { filePath } = await (parent
          ? dialog.showSaveDialog(parent, options)
          : dialog.showSaveDialog(options))
        return filePath || null
      },
    },
    ...(firstFile === undefined ? {} : { firstFile }),
  }
}

function windowProcess(window: BrowserWindow | undefined): WatchedProcess[] {
  if (!window || window.isDestroyed()) return []
  const pid = window.webContents.getOSProcessId()
  return pid === 0 ? [] : [{ process: 'window', pid, heap: undefined }]
}

const readRssFromMetrics: ReadRss = (pids) =>
  Promise.resolve(
    new Map(
      app
        .getAppMetrics()
        .filter(({ pid }) => pids.includes(pid))
        .map(({ pid, memory }) => [pid, memory.workingSetSize * 1024]),
    ),
  )
