import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import type { FileCard } from '../../../src-shared/contract/app-calls.ts'
import type { FileCardAnswer } from '../../../src-shared/contract/dropped-file.ts'
import { failureOf } from '../../../src-shared/contract/failure.ts'
import { messageIn, messageText, type Link } from '../../../src-shared/contract/wire.ts'
import { channels } from './channels.ts'
import { pageOrigin } from './page-protocol.ts'

type Events = {
  /** A page of the window has started; its former link, if any, has closed. */
  onLink: (link: Link) => void
  cardFor: (path: string) => Promise<FileCard>
}

const ignore = () => {}

/** Listens to the window's page. Messages of any other frame or page are not heard. */
export function linkWindow(window: BrowserWindow, { onLink, cardFor }: Events): void {
  const { webContents } = window
  let receive: (message: unknown) => void = ignore
  let close: (why: string) => void = ignore

  const isPage = ({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent) =>
    senderFrame !== null &&
    !window.isDestroyed() &&
    senderFrame === webContents.mainFrame &&
    senderFrame.url.startsWith(`${pageOrigin}/`)

  ipcMain.on(channels.open, (event) => {
    if (!isPage(event)) return
    close('The page was loaded anew.')
    const closers: ((why: string) => void)[] = []
    receive = ignore
    close = (why) => closers.splice(0).forEach((closer) => closer(why))
    onLink({
      send: (message) => {
        if (!window.isDestroyed()) webContents.send(channels.message, messageText(message))
      },
      onMessage: (listener) => {
        receive = listener
      },
      onClose: (listener) => closers.push(listener),
      close: () => window.close(),
    })
  })
  ipcMain.on(channels.message, (event, text: unknown) => {
    if (isPage(event)) receive(messageIn(text))
  })
  ipcMain.handle(channels.droppedFile, async (event, path: unknown): Promise<FileCardAnswer> => {
    if (!isPage(event) || typeof path !== 'string' || path === '') {
      return { failure: { code: 'ticket-unknown', detail: 'This is no file of this machine.' } }
    }
    return cardFor(path).catch((thrown: unknown) => ({ failure: failureOf(thrown) }))
  })
  webContents.on('render-process-gone', () => close('The window’s process ended.'))
  window.on('closed', () => {
    close('The window was closed.')
    for (const channel of [channels.open, channels.message]) ipcMain.removeAllListeners(channel)
    ipcMain.removeHandler(channels.droppedFile)
  })
}
