import { expect, test } from '../fixtures/app.ts'
import { rawLink } from '../fixtures/raw-link.ts'

test.use({ shares: 'app' })

test('messages that are none do no harm', async ({ app }) => {
  const link = await rawLink(app)
  const hostile = [null, 1, 'text', [], {}, { kind: 'call' }, { kind: 'result', id: 1, result: {} }]
  for (const message of hostile) await link.sendText(JSON.stringify(message))
  for (const text of ['', '{', '[object Object]']) await link.sendText(text)
  await link.sendText(JSON.stringify({ kind: 'cancel', id: 999 }))
  expect((await link.call('app', 'about', {})).kind).toBe('result')
})

test('parameters are parsed where they arrive', async ({ app }) => {
  const link = await rawLink(app)
  const calls: [string, string, unknown][] = [
    ['app', 'preflight', {}],
    ['app', 'saveSettings', { theme: 'hostile', panels: {}, elementLimit: 100 }],
    ['app', 'generate', { ticket: 'f'.repeat(32), nodes: 1e12, edges: 10, seed: 1 }],
    ['dict', 'search', { text: 'x'.repeat(2_000), limit: 1 }],
    ['dict', 'node', { index: -1 }],
    ['slotted', 'overview', { top: 1e9 }],
  ]
  for (const [to, name, params] of calls) {
    expect((await link.call(to, name, params)).failure?.code, name).toBe('bad-call')
  }
})

test('failures tell no inner workings', async ({ app }) => {
  const link = await rawLink(app)
  const { failure } = await link.call('dict', 'overview', { top: 1 })
  expect(failure?.code).toBe('no-store')
  expect(JSON.stringify(failure)).not.toMatch(/\n\s+at /)
})
