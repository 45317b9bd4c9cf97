import type { Bridge } from '../../src-shared/contract/bridge.ts'
import type { WindowHost } from './window-host.ts'

/** The window inside Electron: messages go through the preload, which lasts as long as the page. */
export function bridgeHost(bridge: Bridge): WindowHost {
  return {
    openLink: () =>
      Promise.resolve({
        send: (message) => bridge.send(message),
        onMessage: (listener) => bridge.onMessage(listener),
        // the main process does not end before its window
        onClose: () => {},
        close: () => {},
      }),
    mayRetry: () => true,
    fileCardFor: (file) => bridge.fileCardFor(file),
  }
}
