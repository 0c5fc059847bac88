import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Compared } from './compare-command'
import { noteOn, TwoCopies, twoClaims } from './two-copies.test-support'

let trial: TwoCopies
beforeEach(async () => {
  trial = await TwoCopies.begin()
})
afterEach(() => trial.end())

describe('claimbench compare', () => {
  test('says what they did, and ends well where nothing is in conflict', async () => {
    const [claim] = await twoClaims(trial.theirs)
    await trial.perform(trial.theirs, 'bo', noteOn(claim, 'Theirs'))
    const { code, out } = await trial.claimbench('compare', trial.project, trial.theirs)
    expect(out).toContain('1 difference: 0 conflicts, 1 to take')
    expect(out).toContain('Note: Theirs')
    expect(code).toBe(0)
  })

  test('explains conflicts and ends with findings, as JSON too', async () => {
    const [claim] = await twoClaims(trial.theirs)
    await trial.perform(trial.theirs, 'bo', noteOn(claim, 'Theirs'))
    await trial.perform(trial.project, 'ada', noteOn(claim, 'Ours'))
    const before = await readFile(trial.project)
    const { code, out } = await trial.claimbench('compare', trial.project, trial.theirs, '--json')
    const compared = JSON.parse(out) as Compared
    expect(compared.progress).toMatchObject({ total: 1, conflicts: 1 })
    expect(compared.differences[0]).toMatchObject({
      standing: 'conflict',
      explanation: expect.stringMatching(/^Both of you changed the note on this claim/),
      fields: [{ name: 'Note', mine: 'Ours', theirs: 'Theirs' }],
    })
    expect(code).toBe(1)
    expect(await readFile(trial.project)).toEqual(before)
  })

  test('says why a file cannot be read', async () => {
    await writeFile(trial.theirs, '{"no":"project"}')
    const { code, err } = await trial.claimbench('compare', trial.project, trial.theirs)
    expect(err).toContain('bo.claimbench.json')
    expect(code).toBe(3)
  })
})
