import { execFile } from 'node:child_process'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { root } from './cli-trial.test-support'
import { noteOn, TwoCopies, twoClaims } from './two-copies.test-support'

let trial: TwoCopies
beforeEach(async () => {
  trial = await TwoCopies.begin()
})
afterEach(() => trial.end())

/** The command line as a program of its own, as git calls it. */
const folder = join(root, 'test-results/cli-git')
const program = `'${process.execPath}' '${join(folder, 'index.js')}'`
beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(root, 'electron/cli/index.ts'), outDir: folder, emptyOutDir: true },
  })
})

describe('in a git repository', () => {
  test('two branches are merged by the driver, a conflict stops the merge, and diffs are readable', async () => {
    const repository = join(trial.folder, 'repository')
    await mkdir(repository)
    const git = async (...args: string[]) => {
      const about = [
        '-c',
        'user.name=Test',
        '-c',
        'user.email=test@example.invalid',
        '-c',
        'commit.gpgsign=false',
      ]
      const env = {
        ...process.env,
        HOME: trial.folder,
        XDG_CONFIG_HOME: trial.folder,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
      }
      return promisify(execFile)('git', [...about, ...args], { cwd: repository, env }).then(
        ({ stdout, stderr }) => ({ code: 0, out: stdout + stderr }),
        (error: { code: number; stdout: string; stderr: string }) => ({
          code: error.code,
          out: error.stdout + error.stderr,
        }),
      )
    }
    const file = join(repository, 'p.claimbench.json')
    const [one, two] = await twoClaims(trial.theirs)
    await git('init', '-q', '-b', 'main')
    await git('config', 'merge.claimbench.driver', `${program} merge --git %O %A %B %P`)
    await git('config', 'diff.claimbench.textconv', `${program} textconv`)
    await writeFile(
      join(repository, '.gitattributes'),
      '*.claimbench.json merge=claimbench diff=claimbench\n',
    )
    await copyFile(trial.project, file)
    await git('add', '.')
    await git('commit', '-qm', 'The sample')
    await git('switch', '-qc', 'bo')
    await trial.perform(file, 'bo', noteOn(one, 'Theirs'))
    expect((await git('diff')).out).toContain('+  Note: Theirs')
    await git('commit', '-qam', 'Theirs')
    await git('switch', '-q', 'main')
    await trial.perform(file, 'ada', noteOn(two, 'Ours'))
    await git('commit', '-qam', 'Ours')

    const merged = await git('merge', '-q', '--no-edit', 'bo')
    expect(merged.code).toBe(0)
    const text = (await trial.claimbench('textconv', file)).out
    expect(text).toContain('Note: Theirs')
    expect(text).toContain('Note: Ours')
    expect((await git('status', '--porcelain')).out).toBe('')

    await git('switch', '-q', 'bo')
    await trial.perform(file, 'bo', noteOn(two, 'Theirs against ours'))
    await git('commit', '-qam', 'Theirs again')
    await git('switch', '-q', 'main')
    const stopped = await git('merge', '--no-edit', 'bo')
    expect(stopped.code).toBe(1)
    expect(stopped.out).toContain('CONFLICT')
    expect(stopped.out).toContain('p.claimbench.json (theirs): 0 differences taken')
    expect(stopped.out).not.toContain('.merge_file')
    expect((await trial.claimbench('textconv', file)).out).toContain('Note: Ours')
    expect((await trial.claimbench('check', file)).code).toBe(0)
  })
})
