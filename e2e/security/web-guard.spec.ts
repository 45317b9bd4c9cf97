import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { WebSocket } from 'ws'
import { expect, test } from '../fixtures/app.ts'
import type { OpenedApp } from '../fixtures/opened-app.ts'
import { rawLink } from '../fixtures/raw-link.ts'

test.use({ shares: 'app' })

test('only the exact Host is answered', { tag: '@web' }, async ({ app }) => {
  const { port } = address(app)
  for (const host of [`localhost:${port}`, `evil.test:${port}`, '127.0.0.1', `127.0.0.1.evil.test:${port}`]) {
    expect((await ask(app, { headers: { host } })).statusCode, host).toBe(421)
  }
  expect((await ask(app, {})).statusCode).toBe(200)
})

test('no other origin is allowed to read', { tag: '@web' }, async ({ app }) => {
  const answer = await ask(app, { headers: { origin: 'http://evil.test' } })
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
  expect((await ask(app, { method: 'OPTIONS' })).statusCode).toBe(405)
})

test('only files of the page are served', { tag: '@web' }, async ({ app }) => {
  for (const path of [
    '/../main/web.js',
    '/..%2f..%2fpackage.json',
    '/%00',
    '/%',
    '//etc/passwd',
    '/assets',
  ]) {
    expect((await ask(app, { path })).statusCode, path).toBe(404)
  }
})

test('a file is fetched once, under an address that cannot be guessed', { tag: '@web' }, async ({ app }) => {
  const link = await rawLink(app)
  const place = (await link.call('app', 'placeForDownload', { name: '../../x “y”.txt' })).result as {
    ticket: string
  }
  const part = {
    ticket: place.ticket,
    at: 0,
    base64: Buffer.from('content').toString('base64'),
    isLast: true,
  }
  const { url } = (await link.call('app', 'writePart', part)).result as { url: string }
  expect(url).toMatch(/^\/download\/[0-9a-f]{64}$/)
  const { port } = address(app)
  expect((await ask(app, { path: url, headers: { host: `localhost:${port}` } })).statusCode).toBe(421)
  expect((await ask(app, { path: url, method: 'HEAD' })).statusCode).toBe(405)
  expect((await ask(app, { path: `/download/${'f'.repeat(64)}` })).statusCode).toBe(404)
  const first = await ask(app, { path: url })
  expect(first.statusCode).toBe(200)
  expect(first.headers['content-disposition']).toBe(
    "attachment; filename*=UTF-8''x%20%E2%80%9Cy%E2%80%9D.txt",
  )
  expect((await ask(app, { path: url })).statusCode).toBe(404)
})

test('sockets of other origins, hosts and paths are refused', { tag: '@web' }, async ({ app }) => {
  const { origin, host, port } = address(app)
  expect(await outcome(new WebSocket(`ws://${host}/socket`, { origin: 'http://evil.test' }))).toBe('403')
  expect(await outcome(new WebSocket(`ws://${host}/socket`))).toBe('403')
  expect(await outcome(new WebSocket(`ws://${host}/other`, { origin }))).toBe('403')
  const headers = { host: `localhost:${port}` }
  expect(await outcome(new WebSocket(`ws://${host}/socket`, { origin, headers }))).toBe('403')
})

test('a socket without the right token is closed', { tag: '@web' }, async ({ app }) => {
  const { origin, host } = address(app)
  for (const first of [
    { token: 'f'.repeat(64) },
    {},
    'text',
    { kind: 'call', id: 1, to: 'app', name: 'about', params: {} },
  ]) {
    const socket = new WebSocket(`ws://${host}/socket`, { origin })
    socket.on('open', () => socket.send(JSON.stringify(first)))
    expect(await outcome(socket)).toBe(4401)
  }
})

test('a socket that shows no token is closed after five seconds', { tag: '@web' }, async ({ app }) => {
  const { origin, host } = address(app)
  const begun = Date.now()
  expect(await outcome(new WebSocket(`ws://${host}/socket`, { origin }))).toBe(4408)
  expect(Date.now() - begun).toBeGreaterThan(4_500)
})

test('over-long messages close the socket', { tag: '@web' }, async ({ app }) => {
  const { origin, host } = address(app)
  const socket = new WebSocket(`ws://${host}/socket`, { origin })
  socket.on('open', () => socket.send(JSON.stringify({ token: 'x'.repeat(17 * 2 ** 20) })))
  // 1009: "message too big" (RFC 6455, 7.4.1)
  expect(await outcome(socket)).toBe(1009)
})

test('uploads need the origin and the token', { tag: '@web' }, async ({ app }) => {
  const { origin, token } = address(app)
  const upload = (headers: Record<string, string>) =>
    ask(
      app,
      { method: 'POST', path: '/upload?name=x.db', headers: { 'content-length': '1', ...headers } },
      'x',
    )
  expect((await upload({ origin })).statusCode).toBe(403)
  expect((await upload({ origin, authorization: `Bearer ${'f'.repeat(64)}` })).statusCode).toBe(403)
  expect((await upload({ authorization: `Bearer ${token}` })).statusCode).toBe(403)
  expect((await upload({ origin, authorization: `Bearer ${token}` })).statusCode).toBe(200)
})

test('nothing but this machine is listened to', { tag: '@web' }, async ({ app }) => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address: ip } of outside) {
    const socket = connect({ host: ip, port: address(app).port })
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException]
    expect(error.code, ip).toBe('ECONNREFUSED')
  }
})

test(
  'the token leaves the address bar and differs with every start',
  { tag: '@web' },
  async ({ openApp }) => {
    const app = await openApp()
    await expect(async () => expect(app.window.url()).not.toContain('token')).toPass()
    const other = await openApp()
    expect(address(other).token).toMatch(/^[0-9a-f]{64}$/)
    expect(address(other).token).not.toBe(address(app).token)
  },
)

function address({ url = '' }: OpenedApp) {
  const { origin, host, port, hash } = new URL(url)
  return { origin, host, port: Number(port), token: hash.slice('#token='.length) }
}

type Asked = { method?: string; path?: string; headers?: Record<string, string> }

async function ask(app: OpenedApp, asked: Asked, body?: string): Promise<IncomingMessage> {
  const request = httpRequest({ host: '127.0.0.1', port: address(app).port, ...asked })
  request.end(body)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.resume()
  return response
}

/** The code with which a socket was closed, or the status with which it was refused. */
function outcome(socket: WebSocket): Promise<number | string> {
  return new Promise((resolve) => {
    socket.on('close', (code) => resolve(code))
    socket.on('error', (error) => {
      const status = /\d{3}$/.exec(error.message)?.[0]
      if (status) resolve(status)
    })
  })
}
