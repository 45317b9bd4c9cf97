import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Runs a program to its end; `reader` may close its end of the output early. */
function run(
  args: string[],
  reader: (out: NodeJS.ReadableStream & { destroy(): void }) => void = () => {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  reader(child.stdout)
  return new Promise((settle) => child.on('close', (code) => settle({ code, out, err })))
}

test('a reader that has enough, as “| head” does, is no failure', async () => {
  const done = await run(['--expose-gc', 'src-main/cli/main.ts', 'analyse', '--list'], (out) => out.destroy())
  expect(done).toMatchObject({ code: 0, err: '' })
})

test('the program of the package runs the command line, as “npx slotgraph” in a clone does', async () => {
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    bin: { slotgraph: string }
  }
  expect(existsSync(join(root, bin.slotgraph))).toBe(true)
  expect(readFileSync(join(root, bin.slotgraph), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  const { code, out } = await run([bin.slotgraph, '--help'])
  expect(code).toBe(0)
  for (const command of ['open', 'info', 'generate', 'analyse', 'compare'])
    expect(out).toMatch(`  ${command} `)
})

test('exit codes tell wrong arguments from failures', async () => {
  expect((await run(['src-main/cli/main.ts', 'compare'])).code).toBe(2)
  const missing = await run(['src-main/cli/main.ts', 'open', join(root, 'no-such-file.db')])
  expect(missing.code).toBe(1)
  expect(missing.err).toMatch(/no file “.*no-such-file\.db”/)
  expect(missing.out).toBe('')
})
