// npm test [-- --unit | --integration | --e2e [arguments for Playwright]]: unit and integration tests, build,
// end-to-end specs on both hosts
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { findChromium } from './setup/chromium.mjs'
import { findElectron, hasDisplay } from './setup/electron.mjs'
import { onNode24 } from './setup/node24.mjs'
import { root, run, runQuietly, say } from './setup/run.mjs'
import { playwrightSummary, vitestSummary } from './test-reports.mjs'

await onNode24()

const results = join(root, 'test-results')
const [only, ...playwrightArgs] = process.argv.slice(2)
const summaries = []
if (only === undefined || only === '--unit') summaries.push(vitest('unit'))
if (only === undefined || only === '--integration') summaries.push(vitest('integration'))
if (only === undefined || only === '--e2e') summaries.push(...(await endToEnd()))

const sum = (key) => summaries.reduce((total, each) => total + each[key], 0)
// last of all what failed, to be seen without searching
for (const { failures } of summaries) for (const failure of failures) say(`FAILED ${failure}`)
say(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exit(sum('failed') === 0 && summaries.every(({ ok }) => ok) ? 0 : 1)

function vitest(project) {
  ensureBuilt()
  say(`${project} tests`)
  const report = freshReport(`${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ok = run(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters],
    { env: { ...process.env, SLOTGRAPH_BUNDLE: join(root, 'out/main') } },
  )
  return vitestSummary(ok, report)
}

/** Specs two at a time, then one by one those whose figures would not stand company. */
async function endToEnd() {
  ensureBuilt()
  const chromium = await findChromium()
  const electron = await electronForSpecs()
  if (electron.reason) say(`SKIPPING the specs in Electron: ${electron.reason}`)
  const hosts = electron.path ? 'a browser and in Electron' : 'a browser'
  const env = { ...process.env, SLOTGRAPH_CHROMIUM: chromium, SLOTGRAPH_ELECTRON: electron.path ?? '' }
  if (playwrightArgs.length > 0) {
    say(`end-to-end specs in ${hosts}`)
    return [playwright('e2e', playwrightArgs, electron, env)]
  }
  say(`end-to-end specs in ${hosts}`)
  const together = playwright('e2e', ['--grep-invert', '@alone'], electron, env)
  say(`end-to-end specs in ${hosts}, one by one`)
  return [together, playwright('e2e-alone', ['--grep', '@alone', '--workers', '1'], electron, env)]
}

function playwright(name, args, electron, env) {
  const report = freshReport(`${name}.json`)
  const command = [process.execPath, 'node_modules/playwright/cli.js', 'test', ...args]
  const [program, ...rest] = [...(electron.display ?? []), ...command]
  const ok = run(program, rest, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } })
  return playwrightSummary(ok, report)
}

/** Electron and what gives it a display, or the reason for going without. */
async function electronForSpecs() {
  const found = await findElectron()
  if (found.reason || hasDisplay()) return found
  const display = ['xvfb-run', '-a']
  return runQuietly('xvfb-run', ['--help']).ok
    ? { ...found, display }
    : { reason: 'there is no display and no xvfb-run' }
}

function freshReport(name) {
  mkdirSync(results, { recursive: true })
  rmSync(join(results, name), { force: true })
  return join(results, name)
}
