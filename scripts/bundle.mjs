import { basename, join } from 'node:path'
import { build } from 'vite'
import { root } from './hosts.mjs'

/**
 * Makes one file in `folder` that plain Node can run of a TypeScript entry, given by its path in the repository.
 * Resolves with the file's path. What is `external` is left to be imported by its name.
 */
export async function bundle(entry, folder, external = []) {
  const name = basename(entry, '.ts')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: `${name}.mjs`, codeSplitting: false } },
    },
  })
  return join(folder, `${name}.mjs`)
}
