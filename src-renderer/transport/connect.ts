import type { Bridge } from '../../src-shared/contract/bridge.ts'
import { bridgeHost } from './bridge-host.ts'
import { ConnectedTransport } from './connected-transport.ts'
import type { Transport } from './transport.ts'
import { webHost } from './web-host.ts'

declare global {
  interface Window {
    /** Put here by Electron's preload; absent in a browser. */
    readonly slotgraph?: Bridge
  }
}

/** Connects the window to its app; fails with `disconnected` and what to do when that cannot be. */
export async function connect(): Promise<Transport> {
  const host = window.slotgraph ? bridgeHost(window.slotgraph) : webHost()
  const transport = new ConnectedTransport(host)
  await transport.connect()
  return transport
}
