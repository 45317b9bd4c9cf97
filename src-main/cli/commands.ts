import { analyse } from './analyse.ts'
import { annotate } from './annotate.ts'
import { check } from './check.ts'
import { convert } from './convert.ts'
import { compare } from './compare.ts'
import type { Command } from './command.ts'
import { exportCommand } from './export.ts'
import { generate } from './generate.ts'
import { info } from './info.ts'
import { open } from './open.ts'
import { query } from './query.ts'

/** Every command by its name, in the order that help lists them. */
export const commands: Readonly<Record<string, Command>> = {
  open,
  info,
  check,
  generate,
  analyse,
  annotate,
  query,
  export: exportCommand,
  convert,
  compare,
}
