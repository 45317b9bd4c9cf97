import { defineConfig } from '@playwright/test'
import type { HostOptions } from './e2e/fixtures/app.ts'

// `npm test` finds both and says so when there is no Electron
const electron = process.env['SLOTGRAPH_ELECTRON'] || process.env['ELECTRON_EXEC_PATH']

const chromium = process.env['SLOTGRAPH_CHROMIUM']
  ? { executablePath: process.env['SLOTGRAPH_CHROMIUM'] }
  : {}
// quiet, and able to run as root in a container
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig<HostOptions>({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // those whose figures mean little when two apps share the machine are tagged @alone, and run on their own
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // machines are shared; a spec that passes at the second try is reported as flaky
  retries: 1,
  timeout: 60_000,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'test-results/e2e.json' }],
  ],
  // specs run on both hosts unless a tag names the one that they are about
  projects: [
    {
      name: 'web',
      grepInvert: /@electron/,
      use: { host: 'web', launchOptions: { ...chromium, args: switches } },
    },
    ...(electron ? [{ name: 'electron', grepInvert: /@web/, use: { host: 'electron' as const } }] : []),
  ],
})
