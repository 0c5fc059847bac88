import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { testFolder } from '../electron/test-folders.test-support'
import { root } from './hosts.mjs'

/** What each file imports, and the rule that is to catch it; null where it is allowed. */
const cases: readonly (readonly [file: string, source: string, rule: string | null])[] = [
  ['shared/model/a.ts', "import 'node:fs'", 'noRestrictedImports'],
  ['shared/model/b.ts', "import 'react'", 'noRestrictedImports'],
  ['shared/model/c.ts', "import '../../renderer/app'", 'noRestrictedImports'],
  ['shared/model/d.ts', "export * from '../../electron/engine/open'", 'noRestrictedImports'],
  ['shared/model/e.ts', "await import('lowdb/node')", 'noRestrictedImports'],
  ['shared/model/f.ts', "import type { App } from 'electron'", 'noRestrictedImports'],
  ['shared/model/g.ts', "import 'zod'", null],
  ['shared/model/h.ts', "import '../operations/reducer'", null],
  ['renderer/a.ts', "import '../electron/engine/open'", 'noRestrictedImports'],
  ['renderer/b.ts', "import 'node:path'", 'noNodejsModules'],
  ['renderer/c.ts', "import { ipcRenderer } from 'electron'", 'noRestrictedImports'],
  ['renderer/d.ts', "import '#shared/model/ids'", null],
  ['electron/engine/a.ts', "import '../../renderer/app'", 'noRestrictedImports'],
  ['electron/web/a.ts', "import { app } from 'electron'", 'noRestrictedImports'],
  ['electron/cli/a.ts', "import 'node:fs'", null],
  ['electron/main/a.ts', "import 'electron'", null],
  ['electron/preload/a.ts', "import 'electron'", null],
  ['e2e/a.ts', "import { app } from 'electron'", 'noRestrictedImports'],
  ['shared/model/ring-a.ts', "import './ring-b'", 'noImportCycles'],
  ['shared/model/ring-b.ts', "import './ring-a'", 'noImportCycles'],
  ['renderer/long.ts', 'export {}\n'.repeat(301), 'noExcessiveLinesPerFile'],
  ['renderer/BigName.ts', 'export {}', 'useFilenamingConvention'],
]

describe('the boundaries that biome.json draws', () => {
  const folder = testFolder('boundaries')
  const caught = new Map<string, string[]>()

  beforeAll(() => {
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'))
    cpSync(join(root, 'package.json'), join(folder, 'package.json'))
    writeFileSync(join(folder, '.gitignore'), 'node_modules/\n')
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    for (const [file, source] of cases) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), `${source}\n`)
    }
    for (const { category, location } of lint(folder)) {
      const rule = category.split('/').at(-1) ?? ''
      caught.set(location.path, [...(caught.get(location.path) ?? []), rule])
    }
  })

  const rules = new Set(cases.map(([, , rule]) => rule))
  test.each(cases)('%s: %s → %s', (file, _source, rule) => {
    const found = (caught.get(file) ?? []).filter(name => rules.has(name))
    expect(found).toEqual(rule ? expect.arrayContaining([rule]) : [])
  })
})

interface Diagnostic {
  readonly category: string
  readonly location: { readonly path: string }
}

function lint(folder: string): readonly Diagnostic[] {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', folder]
  try {
    return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }))
      .diagnostics
  } catch (error) {
    // It found something, and says so with its exit code as well.
    return JSON.parse((error as { stdout: string }).stdout).diagnostics
  }
}
