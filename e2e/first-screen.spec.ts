import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from '../scripts/hosts.mjs'

/*
 * What the window has to load before an article can be annotated, by what the build says belongs together. Bytes are
 * the same on every machine, and times are not: these are `npm run bench -- --only start`.
 */

interface Chunk {
  readonly name?: string
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
const built = join(root, 'out/renderer')
const manifest = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

/** What the page names, and what shows the window (electron.vite.config.ts makes a chunk of each). */
const [start, frame] = ['start', 'frame']

/** What loads with these chunks, by their names or sources: they and, over and over, those that they import at once. */
function loadedWith(...named: readonly string[]): ReadonlySet<Chunk> {
  const loaded = new Set<Chunk>()
  const load = (chunk: Chunk | undefined, named: string) => {
    if (!chunk) throw new Error(`The build has no ${named}.`)
    if (loaded.has(chunk)) return
    loaded.add(chunk)
    for (const next of chunk.imports ?? []) load(manifest[next], next)
  }
  for (const each of named)
    load(
      manifest[each] ??
        Object.values(manifest).find(({ name, file }) => name === each && file.endsWith('.js')),
      each,
    )
  return loaded
}

const bytes = (file: string) => statSync(join(built, file)).size
const scripts = (chunks: ReadonlySet<Chunk>) => [...chunks].reduce((sum, { file }) => sum + bytes(file), 0)
const kept = (chunks: ReadonlySet<Chunk>) =>
  [...chunks].map(({ file }) => readFileSync(join(built, file), 'utf8')).join('\n')

test('the first question to the engine waits for little', () => {
  expect(scripts(loadedWith(start))).toBeLessThan(80_000)
})

test('the frame of the window waits for no editor', () => {
  const shown = loadedWith(start, frame)
  expect(kept(shown).includes('ProseMirror-trailingBreak')).toBe(false)
  expect(scripts(shown)).toBeLessThan(660_000)
})

test('what is shown first comes in few files', () => {
  expect(loadedWith(start, frame).size).toBeLessThan(8)
  expect(loadedWith(start, frame, 'annotate/index.tsx').size).toBeLessThan(16)
})

test('annotating loads what annotating needs, and nothing of what is asked for later', () => {
  const first = loadedWith(start, frame, 'annotate/index.tsx')
  expect(scripts(first)).toBeLessThan(1_050_000)
  // The window checks no shapes: its engine does.
  expect(kept(first).includes('_zod')).toBe(false)
  const later = [
    'claims/index.tsx',
    'entities/index.tsx',
    'review/review-view.tsx',
    'agreement/index.tsx',
    'history/index.tsx',
    'export/index.tsx',
    'scheme/index.tsx',
    'library/adding/add-dialog.tsx',
    'library/edition/edition-dialog.tsx',
    'packs/hand-out-dialog.tsx',
    'packs/apply-review-dialog.tsx',
    'shell/file-dialog/file-dialog.tsx',
    'shell/rescue/rescue-dialog.tsx',
  ]
  const files = new Set([...first].map(({ file }) => file))
  expect(later.filter(name => files.has(manifest[name]?.file ?? name))).toEqual([])
})
