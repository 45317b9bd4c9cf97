import type { Bridge } from '../../src-shared/contract/bridge.ts'
import { messageIn, messageText } from '../../src-shared/contract/wire.ts'
import type { WindowHost } from './window-host.ts'

/** The window inside Electron: messages go through the preload, which lasts as long as the page. */
export function bridgeHost(bridge: Bridge): WindowHost {
  return {
    openLink: () =>
      Promise.resolve({
        send: (message) => bridge.send(messageText(message)),
        onMessage: (listener) => bridge.onMessage((text) => listener(messageIn(text))),
        // the main process does not end before its window
        onClose: () => {},
        close: () => {},
      }),
    mayRetry: () => true,
    fileCardFor: (file) => bridge.fileCardFor(file),
  }
}
