import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../../../src-shared/contract/bridge.ts'
import { channels } from './channels.ts'

let listener: (text: string) => void = () => {}
ipcRenderer.on(channels.message, (_event, text: string) => listener(text))
ipcRenderer.send(channels.open)

const bridge: Bridge = {
  send: (text) => ipcRenderer.send(channels.message, text),
  onMessage: (next) => {
    listener = next
  },
  // only a `File` that the system gave the page has a path
  fileCardFor: (file) => ipcRenderer.invoke(channels.droppedFile, webUtils.getPathForFile(file as File)),
}
contextBridge.exposeInMainWorld('slotgraph', bridge)
