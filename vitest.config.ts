import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const all = ['src-*/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts']
const integration = 'src-*/**/*.integration.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // else a sheet is empty to a test, also as text
          css: { include: [/tokens\.css/] },
          include: all,
          exclude: [...configDefaults.exclude, integration],
        },
      },
      // real store processes, whole datasets, other programs: minutes rather than seconds
      // (machines are shared: one that passes at the second try is told as retried)
      { extends: true, test: { name: 'integration', include: [integration], retry: 1 } },
    ],
    pool: 'forks',
    maxWorkers: 2,
    // no test is about time: a busy machine must not fail one
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // real processes and threads run from source: compiled once, they start in half the time
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'slotgraph-compiled') },
  },
})
