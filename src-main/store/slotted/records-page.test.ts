import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'records-page-'))
afterAll(() => rmSync(folder, { recursive: true }))

/**
 * The examples of docs/records.md as one program: `x // → y` must give y, `x // throws y` must throw an error
 * with the message y.
 */
function programOf(page: string): string {
  const blocks = Array.from(page.matchAll(/```ts\n([^]*?)```/g), ([, code]) => code as string)
  const lines = blocks
    .join('\n')
    .split('\n')
    .map((line) => {
      const [, gives, value] = /^\s*(.+?) \/\/ → (.+)$/.exec(line) ?? []
      if (gives !== undefined) return `assert.deepEqual(${gives}, ${value})`
      const [, throws, message] = /^\s*(.+?) \/\/ throws (.+)$/.exec(line) ?? []
      return throws === undefined
        ? line
        : `assert.throws(() => ${throws}, { message: ${JSON.stringify(message)} })`
    })
  const imports = lines.filter((line) => line.startsWith('import '))
  const rest = lines.filter((line) => !line.startsWith('import '))
  const all = [`import assert from 'node:assert/strict'`, ...imports, ...rest].join('\n')
  return all.replaceAll(`'../src-`, `'${root}src-`)
}

describe('docs/records.md', () => {
  const page = readFileSync(join(root, 'docs/records.md'), 'utf8')
  const program = join(folder, 'page.ts')
  writeFileSync(program, programOf(page))

  it('has examples that run and give what they say', () => {
    expect(page.match(/ \/\/ (→|throws) /g)?.length).toBeGreaterThan(20)
    execFileSync(process.execPath, ['--no-warnings', program], { stdio: 'pipe' })
  })

  it('has examples that type-check', () => {
    const config = {
      extends: join(root, 'src-main/tsconfig.json'),
      compilerOptions: { noUnusedLocals: false, typeRoots: [join(root, 'node_modules/@types')] },
      include: [program],
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const check = () =>
      execFileSync(process.execPath, [tsc, '-p', folder], { stdio: 'pipe', encoding: 'utf8' })
    expect(check).not.toThrow()
  })
})
