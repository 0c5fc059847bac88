import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../engine/storage/project-store'
import { machine } from '../engine/workbench'
import { article, CliTrial, retitled } from './cli-trial.test-support'

const wire = article('01-wire-up-to-ten-thousand.txt')

let trial: CliTrial
beforeEach(async () => {
  trial = await CliTrial.begin()
})
afterEach(() => trial.end())

describe('check', () => {
  test('finds the sample sound, and touches nothing', async () => {
    await trial.sample()
    const { code, out } = await trial.claimbench('check', trial.project)
    expect(out).toMatch(/p\.claimbench\.json: sound \(7 articles, 29 claims/)
    expect(code).toBe(0)
    expect(await readdir(trial.folder)).toEqual(['p.claimbench.json'])
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
    const text = await readFile(await trial.sample(), 'utf8')
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    await writeFile(trial.project, changed)
    const { code, out } = await trial.claimbench('check', trial.project, '--json')
    const { sound, findings } = JSON.parse(out)
    expect(sound).toBe(false)
    expect(findings.map((finding: { where: string }) => finding.where).join(' ')).toContain(where)
    expect(code).toBe(1)
  })

  test('says that a project was copied without what is in its journal', async () => {
    const held = await openStore(await trial.sample(), machine)
    if (!held.ok) throw new Error(held.problem.message)
    await retitled(held.value, 'Later')
    await held.value.fold()
    const copy = join(trial.folder, 'copy.claimbench.json')
    await copyFile(trial.project, copy)
    expect((await trial.claimbench('check', trial.project)).out).not.toContain('was copied')
    const { code, out } = await trial.claimbench('check', copy)
    await held.value.close()
    expect(out).toContain('“copy.claimbench.json” was copied, or its journal removed')
    expect(code).toBe(1)
    expect((await readdir(trial.folder)).sort()).toEqual(['copy.claimbench.json', 'p.claimbench.json'])
  })

  test('half a file', async () => {
    const text = await readFile(await trial.sample(), 'utf8')
    await writeFile(trial.project, text.slice(0, text.length / 2))
    const { code, out } = await trial.claimbench('check', trial.project)
    expect(out).toMatch(/not whole JSON/)
    expect(code).toBe(1)
  })

  test('a file that is no project, or not there', async () => {
    expect(await trial.claimbench('check', wire)).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringContaining('not a Claimbench project'),
    })
    expect(await trial.claimbench('check', join(trial.folder, 'gone.claimbench.json'))).toMatchObject({
      code: 3,
      out: '',
    })
  })
})
