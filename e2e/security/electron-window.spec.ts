import type { Bridge } from '../../src-shared/contract/bridge.ts'
import { expect, test } from '../fixtures/app.ts'

test.use({ shares: 'app' })

test('the window is sandboxed and isolated', { tag: '@electron' }, async ({ app }) => {
  const preferences = await app.electron?.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    // not in Electron's types, and the only way to see what was really set
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test(
  'the preload gives the page three functions and nothing else',
  { tag: '@electron' },
  async ({ window }) => {
    const given = await window.evaluate(() =>
      Object.keys((window as unknown as { slotgraph: object }).slotgraph),
    )
    expect(given.toSorted()).toEqual(['fileCardFor', 'onMessage', 'send'])
  },
)

test('the page is served from an origin of its own', { tag: '@electron' }, async ({ window }) => {
  expect(window.url()).toBe('app://slotgraph/index.html')
  const outside = ['app://slotgraph/../main/electron.js', 'app://slotgraph/..%2f..%2fpackage.json']
  for (const url of outside) {
    const status = await window.evaluate(
      (to) =>
        fetch(to).then(
          (response) => response.status,
          () => 404,
        ),
      url,
    )
    expect(status, url).toBe(404)
  }
})

test('messages of other frames and pages are not heard', { tag: '@electron' }, async ({ app }) => {
  const answeredTo = async (sender: 'the page' | 'a stranger') => {
    // listens before anything is sent: page and main process are told by ways of their own
    await app.window.evaluate(() => {
      const page = window as unknown as { slotgraph: Bridge; answered: Promise<boolean> }
      page.answered = new Promise((resolve) => {
        page.slotgraph.onMessage((text) => {
          if ((JSON.parse(text) as { id?: number }).id === 424_242) resolve(true)
        })
      })
    })
    await app.electron?.evaluate(({ BrowserWindow, ipcMain }, from) => {
      const [page] = BrowserWindow.getAllWindows()
      const window = from === 'the page' ? page : new BrowserWindow({ show: false })
      const event = { sender: window?.webContents, senderFrame: window?.webContents.mainFrame }
      const call = { kind: 'call', id: 424_242, to: 'app', name: 'about', params: {} }
      ipcMain.emit('slotgraph:message', event, JSON.stringify(call))
      if (window !== page) window?.destroy()
    }, sender)
    return app.window.evaluate(
      (waitMs) =>
        Promise.race([
          (window as unknown as { answered: Promise<boolean> }).answered,
          new Promise<boolean>((resolve) => {
            setTimeout(() => resolve(false), waitMs)
          }),
        ]),
      sender === 'the page' ? 5_000 : 500,
    )
  }
  expect(await answeredTo('the page')).toBe(true)
  expect(await answeredTo('a stranger')).toBe(false)
})
