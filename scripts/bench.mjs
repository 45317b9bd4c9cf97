// npm run bench -- NAME [arguments]: runs bench/NAME.ts
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onNode24, runThrough } from './setup/node24.mjs'
import { giveUp, root } from './setup/run.mjs'

await onNode24()

const [name = '', ...args] = process.argv.slice(2)
const file = join(root, 'bench', `${name}.ts`)
if (!/^[\w-]+$/.test(name) || !existsSync(file)) {
  const known = readdirSync(join(root, 'bench')).filter((entry) => /^[\w-]+\.ts$/.test(entry))
  giveUp(`name a bench: ${known.map((entry) => entry.slice(0, -3)).join(', ')}`)
}
const { code } = await runThrough(process.execPath, ['--expose-gc', file, ...args], { cwd: root })
process.exit(code ?? 1)
