import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { annotatedByTwo } from '../engine/agreement/two-annotators.test-support'
import { trialReaders } from '../engine/trial.test-support'
import { createEngine, machine } from '../engine/workbench'
import { CliTrial, sampleFolder } from './cli-trial.test-support'

describe('claimbench report', () => {
  let trial: CliTrial
  let project = ''
  beforeAll(async () => {
    trial = await CliTrial.begin()
    const engine = createEngine(machine, trialReaders)
    const made = await annotatedByTwo(engine, join(sampleFolder, 'sample.claimbench.json'), trial.folder)
    await engine.closeEngine()
    project = made.path
  })
  afterAll(() => trial.end())

  test('prints every figure with its variant, and ends with findings while a case is open', async () => {
    const { code, out } = await trial.claimbench('report', project, '--annotators', 'Bo', 'Cy')
    expect(code).toBe(1)
    expect(out).toContain('Spans, exact F1: .667')
    expect(out).toContain('the same characters, whatever the label')
    expect(out).toContain('0 of 10 cases decided')
  })

  test('writes a page and a table, and JSON beside them', async () => {
    const [html, csv] = [join(trial.folder, 'r.html'), join(trial.folder, 'r.csv')]
    const { out } = await trial.claimbench('report', project, '--html', html, '--csv', csv, '--json')
    expect(JSON.parse(out).agreement.figures[0]).toMatchObject({ id: 'span-f1-exact' })
    expect(await readFile(html, 'utf8')).toMatch(/^<!doctype html>/)
    expect(await readFile(csv, 'utf8')).toMatch(/^part,of,figure,/)
  })

  test('compares the annotators of teammates’ files too', async () => {
    const sample = join(trial.folder, 'ours.claimbench.json')
    await copyFile(join(sampleFolder, 'sample.claimbench.json'), sample)
    const { out } = await trial.claimbench('report', sample, '--theirs', project, '--annotators', 'Bo', 'Cy')
    expect(out).toContain('Spans, exact F1: .667')
  })

  test('says who has annotated where a name is none of theirs', async () => {
    const { code, err } = await trial.claimbench('report', project, '--annotators', 'Bo', 'Nobody')
    expect(code).toBe(2)
    expect(err).toContain('No annotator “Nobody” has annotated this project. Who has: ')
    expect(err).toContain('Bo, Cy')
  })

  test('never takes a project’s place', async () => {
    const { code } = await trial.claimbench('report', project, '--html', project)
    expect(code).toBe(2)
    expect(JSON.parse(await readFile(project, 'utf8')).format).toBe('claimbench-project')
  })
})
