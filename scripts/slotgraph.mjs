#!/usr/bin/env node
// slotgraph: the command line, from a clone; the first run installs what it needs
import { join } from 'node:path'
import { onNode24, runThrough } from './setup/node24.mjs'
import { root } from './setup/run.mjs'

await onNode24()
const { code } = await runThrough(process.execPath, [
  '--expose-gc',
  join(root, 'src-main/cli/main.ts'),
  ...process.argv.slice(2),
])
process.exit(code ?? 1)
