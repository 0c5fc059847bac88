import { chmodSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { compiledAtOnce } from './scripts/compiled-at-once'

const root = import.meta.dirname

/*
 * Four programs from one source: the Electron shell, the loopback web host and the command line (all Node, all
 * carrying the same engine), the preload script and the window. A file under electron/ named `x.worker.ts` is
 * an entry as well: it becomes out/main/x.worker.js, to be started as a thread or a process of its own.
 */
export default defineConfig({
  main: {
    plugins: [executable('cli')],
    build: {
      // The web host and the command line run on the analyst's own Node, which may be older than Electron's.
      target: 'node20',
      // Of a hundred files, which take longer to find and read than to run: the engine starts sooner with what it uses of it.
      externalizeDeps: { exclude: ['zod', 'lowdb', 'steno', 'diff'] },
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          shell: join(root, 'electron/main/index.ts'),
          web: join(root, 'electron/web/index.ts'),
          cli: join(root, 'electron/cli/index.ts'),
          ...workers(),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload script can require nothing: all that it uses is in the one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: join(root, 'electron/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    plugins: [react(), compiledAtOnce()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome120',
      minify: true,
      // The content security policy allows neither inlined fonts nor inlined scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      // What belongs to what, for the test that holds the first screen to what it needs (e2e/first-screen.spec.ts).
      manifest: true,
      rolldownOptions: {
        input: join(root, 'renderer/index.html'),
        // Each file is a question to a host that is loading its engine meanwhile: what is shown first comes in few.
        output: {
          codeSplitting: {
            groups: [
              { name: 'start', test: /renderer\/main\.tsx/, priority: 4 },
              { name: 'icons', test: /node_modules\/lucide-react/, priority: 3 },
              { name: 'frame', test: /renderer\/shell\/show\.tsx/, priority: 2 },
              { name: 'inspector', test: /renderer\/inspector\/index\.tsx/, priority: 1 },
            ],
          },
        },
      },
    },
  },
})

/** The workers' entries, by the name of their file without `.ts`. */
function workers(): Record<string, string> {
  const files = readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
  const entries = files.filter(file => file.endsWith('.worker.ts'))
  return Object.fromEntries(entries.map(file => [basename(file, '.ts'), join(root, 'electron', file)]))
}

/** Makes an entry a command of its own: a first line that names Node, and the permission to be run. */
function executable(entry: string): Plugin {
  return {
    name: 'claimbench:executable',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry || chunk.name !== entry) continue
        if (!chunk.code.startsWith('#!')) chunk.code = `#!/usr/bin/env node\n${chunk.code}`
      }
    },
    writeBundle(options) {
      chmodSync(join(options.dir ?? 'out/main', `${entry}.js`), 0o755)
    },
  }
}
