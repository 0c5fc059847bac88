import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { value } from '../engine/trial.test-support'
import { createEngine } from '../engine/workbench'
import { CliTrial, sampleFolder, version } from './cli-trial.test-support'

let trial: CliTrial
beforeEach(async () => {
  trial = await CliTrial.begin()
  await trial.sample()
})
afterEach(() => trial.end())

const claimbench = (...argv: string[]) => trial.claimbench(...argv)

/** Has a window take a snapshot of the project. */
async function take(name: string): Promise<string> {
  const engine = createEngine()
  const { methods } = await engine.openSession({
    host: 'web',
    version,
    sampleFolder,
    configFolder: join(trial.folder, 'config'),
    chooseFiles: async () => [],
  })
  value(await methods['project.open']({ path: trial.project }))
  const { id } = value(await methods['snapshots.take']({ project: trial.project, name }))
  await engine.closeEngine()
  return id
}

describe('snapshots', () => {
  test('are listed, newest first, also where the project itself is gone', async () => {
    expect((await claimbench('snapshots', trial.project)).out).toMatch(/no snapshots/)
    const [first, second] = [await take('One'), await take('Two “in quotes”')]
    await rm(trial.project)
    const { code, out } = await claimbench('snapshots', trial.project)
    expect(code).toBe(0)
    expect(out.split('\n').map(line => line.split(' ')[0])).toEqual([second, first, ''])
    expect(out).toMatch(/“One”; revision \d+; 29 claims, 22 evidence links; \d+ bytes/)
    const { rows } = JSON.parse((await claimbench('snapshots', trial.project, '--json')).out)
    expect(rows).toMatchObject([{ id: second, reason: { name: 'Two “in quotes”' } }, { id: first }])
  })

  test('are written out as projects that are sound, and never over a file', async () => {
    const id = await take('One')
    const copy = join(trial.folder, 'copy.claimbench.json')
    expect((await claimbench('snapshots', trial.project, '--restore', id, '--out', copy)).code).toBe(0)
    expect((await claimbench('check', copy)).out).toMatch(/sound \(7 articles, 29 claims/)
    const again = await claimbench('snapshots', trial.project, '--restore', id, '--out', copy)
    expect([again.code, again.err]).toEqual([3, expect.stringMatching(/There is a file “copy/)])
    const own = await claimbench('snapshots', trial.project, '--restore', id, '--out', trial.project)
    expect(own.code).toBe(3)
  })

  test('that are damaged say so, and nothing is written', async () => {
    const id = await take('One')
    const path = join(trial.folder, 'p.claimbench.snapshots', `${id}.json.gz`)
    const bytes = await readFile(path)
    await writeFile(path, bytes.subarray(0, bytes.length - 1))
    const listed = await claimbench('snapshots', trial.project)
    expect([listed.code, listed.out]).toEqual([1, expect.stringMatching(/is damaged: it is not as long/)])
    const out = join(trial.folder, 'copy.claimbench.json')
    expect((await claimbench('snapshots', trial.project, '--restore', id, '--out', out)).code).toBe(3)
    expect(await readdir(trial.folder)).not.toContain('copy.claimbench.json')
  })

  test.each([[['--restore', 'x']], [['--out', 'x']]])('%j alone is wrong use', async argv => {
    expect((await claimbench('snapshots', trial.project, ...argv)).code).toBe(2)
  })
})
