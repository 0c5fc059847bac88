import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from './cli-trial.test-support'
import { noteOn, TwoCopies, twoClaims } from './two-copies.test-support'

let trial: TwoCopies
beforeEach(async () => {
  trial = await TwoCopies.begin()
})
afterEach(() => trial.end())

const records = async (path: string) => JSON.parse(await readFile(path, 'utf8')).records as unknown

describe('claimbench merge', () => {
  test('takes what does not conflict, leaves conflicts open, and writes only where it is told to', async () => {
    const [one, two] = await twoClaims(trial.theirs)
    await trial.perform(trial.theirs, 'bo', noteOn(one, 'Theirs'), noteOn(two, 'Theirs, too'))
    await trial.perform(trial.project, 'ada', noteOn(one, 'Ours'))
    const before = await readFile(trial.project)
    const dry = await trial.claimbench('merge', trial.project, trial.theirs)
    expect(dry.out).toContain('Nothing was written')
    expect(dry.code).toBe(1)
    const out = join(trial.folder, 'merged.claimbench.json')
    const merged = await trial.claimbench('merge', trial.project, trial.theirs, '--out', out, '--json')
    expect(JSON.parse(merged.out)).toMatchObject({
      files: [{ taken: 1, open: 1 }],
      conflicts: [{ explanation: expect.stringMatching(/^Both of you/) }],
      written: out,
    })
    expect(await readFile(trial.project)).toEqual(before)
    const text = (await trial.claimbench('textconv', out)).out
    expect(text).toContain('Note: Theirs, too')
    expect(text).toContain('Note: Ours')
    expect((await trial.claimbench('check', out)).code).toBe(0)
    // Merged once, there is nothing left but what was left open.
    const again = await trial.claimbench('compare', out, trial.theirs, '--json')
    expect(JSON.parse(again.out)).toMatchObject({ progress: { total: 1, conflicts: 0, later: 1 } })
    const refused = await trial.claimbench('merge', trial.project, trial.theirs, '--out', out)
    expect(refused.err).toContain('already')
  })

  test('decides conflicts for a side that is named, in place', async () => {
    const [claim] = await twoClaims(trial.theirs)
    await trial.perform(trial.theirs, 'bo', noteOn(claim, 'Theirs'))
    await trial.perform(trial.project, 'ada', noteOn(claim, 'Ours'))
    const { code, out } = await trial.claimbench(
      'merge',
      trial.project,
      trial.theirs,
      '--in-place',
      '--take',
      'theirs',
    )
    expect(out).toContain('No conflict is open.')
    expect(code).toBe(0)
    expect((await trial.claimbench('textconv', trial.project)).out).toContain('Note: Theirs')
    expect((await trial.claimbench('compare', trial.project, trial.theirs)).code).toBe(0)
  })

  test('brings several teammates together, one of whom began apart; what is in conflict is told once', async () => {
    const [c, d, e] = [
      ...['analyst-c', 'analyst-d'].map(name => join(root, `seeds/teammates/${name}.claimbench.json`)),
      join(root, 'seeds/parallel/analyst-e.claimbench.json'),
    ] as [string, string, string]
    const dry = await trial.claimbench('merge', trial.project, c, d, e, '--json')
    const { conflicts } = JSON.parse(dry.out) as { conflicts: { unit: string }[] }
    expect(dry.code).toBe(1)
    expect(conflicts.length).toBeGreaterThan(5)
    expect(new Set(conflicts.map(({ unit }) => unit)).size).toBe(conflicts.length)
    // Merging once more tells the same, word for word, and takes nothing.
    const [once, twice] = [
      join(trial.folder, 'once.claimbench.json'),
      join(trial.folder, 'twice.claimbench.json'),
    ]
    const first = await trial.claimbench('merge', trial.project, c, d, e, '--out', once, '--json')
    const second = await trial.claimbench('merge', once, c, d, e, '--out', twice, '--json')
    const [told, toldAgain] = [first, second].map(({ out }) => JSON.parse(out) as Record<string, unknown>)
    expect(toldAgain?.conflicts).toEqual(told?.conflicts)
    expect(toldAgain?.conflicts).toEqual(conflicts)
    expect(toldAgain?.files).toMatchObject([c, d, e].map(() => ({ taken: 0, decided: 0, cameAlong: [] })))
    expect(await records(twice)).toEqual(await records(once))
    const out = join(trial.folder, 'merged.claimbench.json')
    const merged = await trial.claimbench('merge', trial.project, c, d, e, '--out', out, '--take', 'theirs')
    expect(merged.code).toBe(0)
    expect((await trial.claimbench('check', out)).code).toBe(0)
    const again = await trial.claimbench('compare', out, c, d, e, '--json')
    expect(JSON.parse(again.out)).toMatchObject({ progress: { left: 0 } })
  })
})
