import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { projectFrom } from '#shared/dataset/project-from'
import { openStore } from '../engine/storage/project-store'
import { hashOfText } from '../engine/storage/text-hash'
import { machine } from '../engine/workbench'
import { findInstallation } from '../host/installation'
import { type Io, OutputClosed } from './io'
import { run } from './run'

const { root, version, sampleFolder } = findInstallation(import.meta.url)
const article = (start: string) => join(root, 'seeds/articles', start)
const wire = article('01-wire-up-to-ten-thousand.txt')
const release = article('03-joint-staff-release.md')
const ledger = article('07-ledger-corrected.txt')

let folder: string
let project: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimbench-cli-'))
  project = join(folder, 'p.claimbench.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs a command and gives what it printed and how it ended. */
async function claimbench(...argv: string[]) {
  let out = ''
  let err = ''
  const io: Io = {
    out: async text => {
      out += text
    },
    err: text => {
      err += text
    },
    version,
    sampleFolder,
    configFolder: join(folder, 'config'),
  }
  const code = await run(argv, io)
  return { code, out, err }
}

const sample = async () => {
  await copyFile(join(sampleFolder, 'sample.claimbench.json'), project)
  return project
}

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
    const { project: open, history } = held.value
    const by = history[0]?.operation.by as never
    const operation = {
      id: 'op-late' as never,
      by,
      at: '2025-03-21T10:00:00.000Z',
      body: { kind: 'project.set' as const, patch: { title: 'Later' } },
    }
    const [info] = open.all('info')
    if (!info) throw new Error('the sample has no description')
    open.apply({
      info: { added: {}, removed: {}, updated: { [info.id]: [info, { ...info, title: 'Later' }] } },
    })
    await held.value.append({ operation, inverse: { info: { [info.id]: { title: info.title } } } })
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

describe('check', () => {
  test('finds the sample sound, and touches nothing', async () => {
    await sample()
    const { code, out } = await claimbench('check', project)
    expect(out).toMatch(/p\.claimbench\.json: sound \(7 articles, 29 claims/)
    expect(code).toBe(0)
    expect(await readdir(folder)).toEqual(['p.claimbench.json'])
  })

  test.each<[what: string, from: string, to: string, where: string]>([
    ['a changed text', 'The Ledger has no correspondent', 'The Ledger had no correspondent', 'texts/'],
    [
      'a changed quote',
      '"quote":"Over 1,100 Torvanian',
      '"quote":"Over 1,200 Torvanian',
      'claims/claim-sample-over-1100',
    ],
    [
      'a reference to nothing',
      '"claim":"claim-sample-about-4000"',
      '"claim":"claim-sample-about-5000"',
      'links/',
    ],
    [
      'a record that its history does not know',
      '"status":"set-aside"',
      '"status":"checked"',
      'claims/claim-sample-prisoners',
    ],
  ])('finds %s', async (_what, from, to, where) => {
    const text = await readFile(await sample(), 'utf8')
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    await writeFile(project, changed)
    const { code, out } = await claimbench('check', project, '--json')
    const { sound, findings } = JSON.parse(out)
    expect(sound).toBe(false)
    expect(findings.map((finding: { where: string }) => finding.where).join(' ')).toContain(where)
    expect(code).toBe(1)
  })

  test('half a file', async () => {
    const text = await readFile(await sample(), 'utf8')
    await writeFile(project, text.slice(0, text.length / 2))
    const { code, out } = await claimbench('check', project)
    expect(out).toMatch(/not whole JSON/)
    expect(code).toBe(1)
  })

  test('a file that is no project, or not there', async () => {
    expect(await claimbench('check', wire)).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringContaining('not a Claimbench project'),
    })
    expect(await claimbench('check', join(folder, 'gone.claimbench.json'))).toMatchObject({
      code: 3,
      out: '',
    })
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
