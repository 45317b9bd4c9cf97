import { expect, test } from '../fixtures/app.ts'
import { rawLink } from '../fixtures/raw-link.ts'

const unknown = 'f'.repeat(32)
const plan = { nodeTables: [], edgeTables: [], danglingEndpoints: 'skip', directed: true }

test.use({ shares: 'app' })

test('a file is named by ticket, never by path', async ({ app }) => {
  const link = await rawLink(app)
  for (const ticket of ['/etc/passwd', '../../etc/passwd', 'file:///etc/passwd', '']) {
    const answer = await link.call('app', 'preflight', { ticket })
    expect(answer.failure?.code, ticket).toBe('bad-call')
  }
})

test('a ticket that nobody issued opens nothing', async ({ app }) => {
  const link = await rawLink(app)
  const calls = {
    preflight: { ticket: unknown },
    load: { ticket: unknown, mode: 'slotted', plan },
    generate: { ticket: unknown, nodes: 10, edges: 10, seed: 1 },
    forgetRecent: { ticket: unknown },
    exportGraph: { ticket: unknown, mode: 'slotted', request: { format: 'json', part: { of: 'all' } } },
    writePart: { ticket: unknown, at: 0, base64: 'eA==', isLast: true },
  }
  for (const [name, params] of Object.entries(calls)) {
    expect((await link.call('app', name, params)).failure?.code, name).toBe('ticket-unknown')
  }
})

test('a ticket to read a file is no ticket to write one', async ({ app }) => {
  const link = await rawLink(app)
  const { ticket } = (await link.call('app', 'sample', {})).result as { ticket: string }
  for (const [name, params] of Object.entries({
    generate: { ticket, nodes: 10, edges: 10, seed: 1 },
    exportGraph: { ticket, mode: 'slotted', request: { format: 'json', part: { of: 'all' } } },
    writePart: { ticket, at: 0, base64: 'eA==', isLast: true },
  })) {
    expect((await link.call('app', name, params)).failure?.code, name).toBe('ticket-unknown')
  }
})

test('what main asks of store processes is not for windows', async ({ app }) => {
  const link = await rawLink(app)
  const load = { file: '/etc/passwd', mode: 'dict', plan }
  for (const to of ['store', 'dict', 'slotted', 'main']) {
    for (const [name, params] of [
      ['inspect', { file: '/etc/passwd' }],
      ['load', load],
      ['exportGraph', { files: ['/tmp/x'], request: { format: 'json', part: { of: 'all' } } }],
    ] as const) {
      expect((await link.call(to, name, params)).failure?.code, `${to} ${name}`).toBe('bad-call')
    }
  }
  expect((await link.call('app', 'constructor', {})).failure?.code).toBe('bad-call')
  expect((await link.call('dict', '__proto__', {})).failure?.code).toBe('bad-call')
})

// there the page sends the file’s content, which is what it made up
test('a file that the page made up has no ticket', { tag: '@electron' }, async ({ window }) => {
  const answer = await window.evaluate(() => {
    const { slotgraph } = window as unknown as { slotgraph: { fileCardFor(file: File): Promise<unknown> } }
    return slotgraph.fileCardFor(new File(['x'], '/etc/passwd'))
  })
  expect(answer).toMatchObject({ failure: { code: 'ticket-unknown' } })
})
