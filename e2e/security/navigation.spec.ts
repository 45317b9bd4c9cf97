import { expect, test } from '../fixtures/app.ts'

// these specs break the policy on purpose
test.use({ violationsAllowed: true, shares: 'app' })

// a browser’s address bar is its owner’s
test('the window stays on its page', { tag: '@electron' }, async ({ app }) => {
  const before = app.window.url()
  for (const url of [
    'https://example.com/',
    'file:///etc/passwd',
    'data:text/html,hostile',
    'app://other/x',
  ]) {
    await app.window.evaluate((to) => {
      location.href = to
    }, url)
    await app.window.waitForTimeout(200)
    expect(app.window.url(), url).toBe(before)
  }
})

// a browser decides itself on further tabs
test('no further windows open', { tag: '@electron' }, async ({ app }) => {
  const opened = await app.window.evaluate(() => window.open('https://example.com/') !== null)
  expect(opened).toBe(false)
  expect(app.electron?.windows()).toHaveLength(1)
})

test('forms are sent nowhere', async ({ app }) => {
  const before = app.window.url()
  await app.window.evaluate(() => {
    const form = document.createElement('form')
    form.action = 'https://example.com/'
    document.body.append(form)
    form.submit()
  })
  await app.window.waitForTimeout(300)
  expect(app.window.url()).toBe(before)
})
