import { resolve } from 'node:path'
import { app, session, type BrowserWindow } from 'electron'
import { App } from '../../app/app.ts'
import { electronHost } from './electron-host.ts'
import { lockDown } from './lock-down.ts'
import { setMenu } from './menu.ts'
import { declarePageProtocol, servePage } from './page-protocol.ts'
import { linkWindow } from './window-link.ts'
import { WindowState } from './window-state.ts'
import { openWindow } from './window.ts'

/** The file a person named: the first argument that is no switch, after the app's folder in development. */
function namedFile(argv: readonly string[], folder: string): string | undefined {
  const own = argv.slice(1).filter((argument) => !argument.startsWith('-'))
  const file = app.isPackaged ? own[0] : own[1]
  return file === undefined ? undefined : resolve(folder, file)
}

const customDataDir = process.env['SLOTGRAPH_DATA_DIR']
if (customDataDir) app.setPath('userData', customDataDir)
const firstFile = namedFile(process.argv, process.cwd())

let window: BrowserWindow | undefined
let opening = false

async function start(): Promise<void> {
  declarePageProtocol()
  // for root on Linux Chromium has no sandbox, and refuses to start when both are asked for
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  await app.whenReady()
  lockDown()
  servePage(session.defaultSession)
  const slotgraph = new App(electronHost(() => window, firstFile))
  const state = new WindowState(app.getPath('userData'))
  setMenu((name) => slotgraph.tell('command', { name }))

  const show = async () => {
    if (window || opening) return
    opening = true
    await openWindow(state, (created) => {
      window = created
      linkWindow(created, {
        onLink: (link) => slotgraph.serve(link),
        cardFor: (path) => slotgraph.card(path),
      })
      created.on('closed', () => (window = undefined))
      created.webContents.on('render-process-gone', (_event, { reason }) => {
        console.error(`The window's process ended (${reason}); it is loaded anew.`)
        if (reason !== 'clean-exit') created.reload()
      })
    }).finally(() => (opening = false))
  }
  const openFile = async (path: string) => {
    await show()
    if (window?.isMinimized()) window.restore()
    window?.focus()
    slotgraph.tell('openFile', await slotgraph.card(path))
  }
  const openLater = (path: string | undefined) => {
    ;(path === undefined ? show() : openFile(path)).catch(report)
  }
  app.on('second-instance', (_event, _argv, _folder, named) => openLater(fileIn(named)))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openLater(path)
  })
  app.on('activate', () => openLater(undefined))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    event.preventDefault()
    void slotgraph.close().finally(() => app.exit())
  })
  await show()
}

// Chromium rewrites the arguments of a second start, so it sends the file it was given itself
function fileIn(named: unknown): string | undefined {
  const isNamed = typeof named === 'object' && named !== null && 'file' in named
  return isNamed && typeof named.file === 'string' ? named.file : undefined
}

function report(error: unknown): void {
  console.error('Slotgraph:', error)
}

if (app.requestSingleInstanceLock({ file: firstFile })) {
  start().catch((error: unknown) => {
    report(error)
    app.exit(1)
  })
} else {
  app.quit()
}
