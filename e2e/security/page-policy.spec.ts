import { expect, test } from '../fixtures/app.ts'

// these specs break the policy on purpose
test.use({ violationsAllowed: true, shares: 'app' })

test('the page comes with a strict policy', async ({ window }) => {
  const policy = await window.evaluate(async () =>
    (await fetch(location.pathname)).headers.get('content-security-policy'),
  )
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})

test('scripts in the page text do not run', async ({ window }) => {
  const ran = await window.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.hostile = true'
    document.body.append(script)
    document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.hostile = true">')
    return new Promise((resolve) => setTimeout(() => resolve('hostile' in window), 200))
  })
  expect(ran).toBe(false)
})

test('text does not become code', async ({ window }) => {
  // Playwright's own evaluation is exempt from the policy, code run by a timer is not
  const ran = await window.evaluate(() => {
    setTimeout('window.hostile = true' as unknown as () => void, 0)
    return new Promise((resolve) => setTimeout(() => resolve('hostile' in window), 200))
  })
  expect(ran).toBe(false)
})

test('the page reaches no other host, and no file', async ({ window }) => {
  for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/passwd']) {
    const outcome = await window.evaluate((to) => fetch(to).then(String, (error: Error) => error.name), url)
    expect(outcome, url).toBe('TypeError')
  }
})

test('the page has nothing of Node', async ({ window }) => {
  const found = await window.evaluate(() =>
    ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in globalThis),
  )
  expect(found).toEqual([])
})

test('nothing is framed', async ({ window }) => {
  const loaded = await window.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = location.href
    document.body.append(frame)
    await new Promise((resolve) => setTimeout(resolve, 500))
    // a page that was refused is of no origin, so its document is out of reach
    return frame.contentDocument?.getElementById('root') instanceof Object
  })
  expect(loaded).toBe(false)
})
