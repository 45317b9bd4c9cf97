// npm run check: types of every folder, lint rules, format
import { onNode24 } from './setup/node24.mjs'
import { run, say } from './setup/run.mjs'

await onNode24()

const checks = {
  'types of src-shared': ['typescript/bin/tsc', '-p', 'src-shared'],
  'types of src-main': ['typescript/bin/tsc', '-p', 'src-main'],
  'types of src-renderer': ['typescript/bin/tsc', '-p', 'src-renderer'],
  'types of e2e': ['typescript/bin/tsc', '-p', 'e2e'],
  lint: ['oxlint/bin/oxlint'],
  format: ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
}

const failed = Object.entries(checks).filter(([name, [program, ...args]]) => {
  say(name)
  return !run(process.execPath, [`node_modules/${program}`, ...args])
})
say(failed.length === 0 ? 'all checks passed' : `failed: ${failed.map(([name]) => name).join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
