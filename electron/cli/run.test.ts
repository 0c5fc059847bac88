import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { projectFrom } from '#shared/dataset/project-from'
import { openStore } from '../engine/storage/project-store'
import { hashOfText } from '../engine/storage/text-hash'
import { machine } from '../engine/workbench'
import { article, CliTrial, retitled, sampleFolder, version } from './cli-trial.test-support'
import { type Io, OutputClosed } from './io'
import { run } from './run'

const wire = article('01-wire-up-to-ten-thousand.txt')
const release = article('03-joint-staff-release.md')
const ledger = article('07-ledger-corrected.txt')

let trial: CliTrial
let folder: string
let project: string
beforeEach(async () => {
  trial = await CliTrial.begin()
  ;({ folder, project } = trial)
})
afterEach(() => trial.end())

const claimbench = (...argv: string[]) => trial.claimbench(...argv)
const sample = () => trial.sample()

describe('import', () => {
  test('makes a project of the files', async () => {
    const { code, out, err } = await claimbench(
      'import',
      wire,
      release,
      ledger,
      '--into',
      project,
      '--title',
      'Kelm',
    )
    expect(err).toBe('')
    expect(out).toContain(`${project}: 3 articles added, 0 there already`)
    expect(code).toBe(0)
    const { records } = JSON.parse(await readFile(project, 'utf8'))
    expect(records.info[0].title).toBe('Kelm')
    expect(records.labels).toHaveLength(5)
    expect(
      records.articles.map((article: { origin: { encoding: string } }) => article.origin.encoding),
    ).toContain('windows-1252')
  })

  test('is one operation, which a window can undo', async () => {
    await claimbench('import', wire, release, '--into', project)
    const { history } = JSON.parse(await readFile(project, 'utf8'))
    expect(history.at(-1).operation.body.operations).toHaveLength(2)
  })

  test('leaves no trace among the projects that the analyst opened', async () => {
    await claimbench('import', wire, '--into', project)
    const { recent, workspaces } = JSON.parse(await readFile(join(folder, 'config/settings.json'), 'utf8'))
    expect([recent, workspaces]).toEqual([[], {}])
  })

  test('recognises a text that is there, in the project or among the files', async () => {
    await claimbench('import', wire, '--into', project)
    const { code, out } = await claimbench('import', wire, release, release, '--into', project, '--json')
    expect(JSON.parse(out)).toMatchObject({
      created: false,
      added: 1,
      duplicates: 2,
      files: [{ outcome: 'duplicate' }, { outcome: 'added' }, { outcome: 'duplicate' }],
    })
    expect(code).toBe(0)
  })

  test('takes what it can and says what it cannot', async () => {
    const picture = join(folder, 'picture.png')
    await writeFile(picture, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    const { code, out } = await claimbench('import', picture, wire, '--into', project)
    expect(out).toMatch(/^refused +.*picture\.png/m)
    expect(out).toContain('1 article added, 0 there already, 1 not taken')
    expect(code).toBe(1)
  })

  test('a file that is not there is another matter than one that is refused', async () => {
    const { code, out } = await claimbench('import', wire, join(folder, 'nosuch.txt'), '--into', project)
    expect(out).toContain('nosuch.txt: there is no such file')
    expect(code).toBe(3)
  })

  test('makes no project for nothing', async () => {
    const { code, err } = await claimbench('import', join(folder, 'nosuch.txt'), '--into', project)
    expect(err).toContain('No project has been made')
    expect(code).toBe(3)
    expect(await readdir(folder)).toEqual([])
  })

  test('makes no project in a folder that is not there, and says that the folder is missing', async () => {
    const into = join(folder, 'nosuch', 'p.claimbench.json')
    const { code, err } = await claimbench('import', wire, '--into', into)
    expect(err).toContain(`“p.claimbench.json” was not made: there is no folder “${join(folder, 'nosuch')}”.`)
    expect(err).not.toContain('moved')
    expect(code).toBe(3)
  })

  test('makes no project for a file that is larger than any article', async () => {
    const large = join(folder, 'large.txt')
    await writeFile(large, 'words '.repeat(4_000_000))
    const { code, err } = await claimbench('import', large, '--into', project)
    expect(err).toContain('No project has been made')
    expect(code).toBe(1)
    expect(await readdir(folder)).toEqual(['large.txt'])
  })

  test('says who holds a project that is open elsewhere, and leaves it alone', async () => {
    const held = await openStore(await sample(), machine)
    if (!held.ok) throw new Error(held.problem.message)
    const before = await readFile(project)
    const { code, err } = await claimbench('import', wire, '--into', project)
    await held.value.close()
    expect(err).toMatch(/is open in another window on this computer.*Nothing has been added/)
    expect(code).toBe(3)
    expect(before.equals(await readFile(project))).toBe(true)
  })

  test('does not change the title of a project that is there', async () => {
    const { code, err } = await claimbench('import', wire, '--into', await sample(), '--title', 'Other')
    expect(err).toContain('--title is for a new project')
    expect(code).toBe(2)
  })
})

describe('export', () => {
  test('to stdout gives a dataset that reads back', async () => {
    const { code, out, err } = await claimbench('export', await sample(), '--format', 'dataset')
    const back = projectFrom(JSON.parse(out), hashOfText)
    expect(back).toMatchObject({ ok: true })
    expect(err).toBe('')
    expect(code).toBe(0)
  })

  test('to a file says how long it is', async () => {
    const out = join(folder, 'dataset.json')
    const printed = await claimbench('export', await sample(), '--out', out, '--json')
    const { length } = await readFile(out)
    expect(JSON.parse(printed.out)).toEqual({ path: out, bytes: length })
  })

  test('does not write over a project', async () => {
    const before = await readFile(await sample())
    const { code, err } = await claimbench('export', project, '--out', project)
    expect(err).toContain('is a project, and was left as it is')
    expect(code).toBe(2)
    expect(before.equals(await readFile(project))).toBe(true)
  })

  test('does not write over a project of any name', async () => {
    const other = join(folder, 'other.json')
    await copyFile(await sample(), other)
    const before = await readFile(other)
    expect(await claimbench('export', project, '--out', other)).toMatchObject({ code: 2, out: '' })
    expect(before.equals(await readFile(other))).toBe(true)
  })

  test('works while a window has the project open, and has what is only in the journal', async () => {
    const held = await openStore(await sample(), machine)
    if (!held.ok) throw new Error(held.problem.message)
    await retitled(held.value, 'Later')
    const { code, out, err } = await claimbench('export', project)
    await held.value.close()
    expect(err).toBe('')
    expect(JSON.parse(out).project.title).toBe('Later')
    expect(code).toBe(0)
  })

  test('a folder that is not there', async () => {
    const { code, err } = await claimbench('export', await sample(), '--out', join(folder, 'no/where.json'))
    expect(err).toContain('could not be written')
    expect(code).toBe(3)
  })

  test('ends quietly where nobody reads any further', async () => {
    const io: Io = {
      out: () => Promise.reject(new OutputClosed()),
      err: () => undefined,
      version,
      sampleFolder,
      configFolder: folder,
    }
    expect(await run(['export', await sample()], io)).toBe(0)
  })
})

describe('use', () => {
  test('--help says it on stdout', async () => {
    const { code, out, err } = await claimbench('--help')
    expect(out).toMatch(/import .*<files\.\.\.>[\s\S]*Exit codes/)
    expect([code, err]).toEqual([0, ''])
  })
  test('--version', async () => {
    expect(await claimbench('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })
  test.each([
    [[]],
    [['bogus']],
    [['import', wire]],
    [['export', 'p', '--format', 'x']],
    [['check']],
    [['check', 'a', 'b']],
  ])('%j is wrong', async argv => {
    const { code, out, err } = await claimbench(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).not.toBe('')
  })
})
