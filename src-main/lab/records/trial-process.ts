import type { Mode } from '../../../src-shared/contract/mode.ts'
import { cases } from './cases.ts'
import { recordsTrial } from './trial.ts'

/** One trial in a process of its own, `MODE CASE`: prints what it took as one line of JSON. */
const [mode, name = ''] = process.argv.slice(2)
const chosen = cases[name]
if (!chosen) throw new Error(`there is no case '${name}'`)
console.log(JSON.stringify(recordsTrial(mode as Mode, chosen)))
