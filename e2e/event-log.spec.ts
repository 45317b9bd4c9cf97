import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/app.ts'
import { loadShown, picture } from './fixtures/steps.ts'

test('an event log opens as a graph, whatever it is called, and says what it left out', async ({
  openApp,
  folder,
}, testInfo) => {
  const file = join(folder, 'yesterday.txt')
  const services = ['auth', 'billing', 'gateway']
  const lines = Array.from({ length: 3_000 }, (_, i) => {
    if (i % 100 === 57) return '    at Server.handle (server.js:10:3)'
    const second = String(i % 60).padStart(2, '0')
    return `2024-01-15 10:23:${second} ${i % 7 === 0 ? 'ERROR' : 'INFO'} ${services[i % 3]} Request ${i} served ${i % 200}.5ms`
  })
  writeFileSync(file, `${lines.join('\n')}\n`)
  const { window } = await openApp({ file, folder })
  await expect(window.getByText('Left out: 30 lines (1%) that are no events.')).toBeVisible()
  await expect(window.getByText(/no date and time at the beginning; the first is line 58/)).toBeVisible()
  await expect(window.getByText('An event log: 2,970 events of 3 services. Each is a node.')).toBeVisible()
  await window.screenshot({ path: testInfo.outputPath('preflight.png') })
  await loadShown(window)
  await expect(picture(window)).toBeVisible()
  await expect(window.getByText(/Showing [\d,]+ of 2,973 nodes · [\d,]+ of 5,937 edges/)).toBeVisible()
  await window.screenshot({ path: testInfo.outputPath('loaded.png') })
})
