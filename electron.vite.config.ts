import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { entries } from './src-main/entries.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

// everything that starts a process or worker of its own: out/main/<name>.js
const mainEntries = {
  electron: at('src-main/hosts/electron/main.ts'),
  web: at('src-main/hosts/web/main.ts'),
  cli: at('src-main/cli/main.ts'),
  ...Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, resolve(at('src-main'), path)])),
}

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // the addon loads from node_modules; what is small and pure is bundled, which starts faster
      externalizeDeps: { exclude: ['valibot', 'ws'] },
      rollupOptions: {
        input: mainEntries,
        // chunks lie beside the entries, so that paths relative to a module hold in both
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: at('src-main/hosts/electron/preload.ts') },
        // a sandboxed preload is one CommonJS file
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      minify: true,
      rollupOptions: { input: at('src-renderer/index.html') },
    },
  },
})
