import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from '../scripts/hosts.mjs'

/*
 * What the window has to load before an article can be annotated, by what the build says belongs together. Bytes are
 * the same on every machine, and times are not: these are `npm run bench -- --only start`.
 */

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
const built = join(root, 'out/renderer')
const manifest = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

/** What loads with these entries: their chunks and, over and over, those that the chunks import at once. */
function loadedWith(...entries: readonly string[]): ReadonlySet<Chunk> {
  const loaded = new Set<Chunk>()
  const load = (name: string) => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`The build has no ${name}.`)
    if (loaded.has(chunk)) return
    loaded.add(chunk)
    for (const next of chunk.imports ?? []) load(next)
  }
  for (const entry of entries) load(entry)
  return loaded
}

const bytes = (file: string) => statSync(join(built, file)).size
const scripts = (chunks: ReadonlySet<Chunk>) => [...chunks].reduce((sum, { file }) => sum + bytes(file), 0)
const kept = (chunks: ReadonlySet<Chunk>) =>
  [...chunks].map(({ file }) => readFileSync(join(built, file), 'utf8')).join('\n')

test('the first question to the engine waits for little', () => {
  expect(scripts(loadedWith('index.html'))).toBeLessThan(80_000)
})

test('a window without a project loads no editor', () => {
  const frame = loadedWith('index.html', 'shell/show.tsx')
  expect(kept(frame).includes('ProseMirror-trailingBreak')).toBe(false)
  expect(scripts(frame)).toBeLessThan(660_000)
})

test('annotating loads what annotating needs, and nothing of what is asked for later', () => {
  const first = loadedWith('index.html', 'shell/show.tsx', 'annotate/index.tsx')
  expect(scripts(first)).toBeLessThan(1_040_000)
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
