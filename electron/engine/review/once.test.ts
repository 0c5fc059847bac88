import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { claim, note, ReviewTrial } from './testing/review-trial'

let on: ReviewTrial
beforeEach(async () => {
  on = await ReviewTrial.begin()
})
afterEach(() => on.end())

it('what waits for a decision is asked once, with however many files it comes up', async () => {
  const other = join(on.trial.folder, 'cy.claimbench.json')
  await copyFile(on.copy, other)
  await on.bo(note('Theirs'))
  await on.ours(note('Ours'))
  const first = await on.open(on.copy, other)
  expect(await on.finish(first.id)).toMatchObject({ open: 1 })

  // Cy has nothing to say about it: the question comes with Bo’s file, whichever is named first.
  for (const files of [
    [on.copy, other],
    [other, on.copy],
  ]) {
    const { id, progress } = await on.open(...files)
    expect(progress).toMatchObject({ total: 1, later: 1, left: 1 })
    const [row, ...more] = await on.rows(id)
    expect(more).toEqual([])
    expect(row).toMatchObject({ unit: `claims/${claim}#note`, file: files.indexOf(on.copy) })
    await on.decide(id, [row as never], { verdict: 'theirs' })
    expect((await on.claimNow())?.note).toBe('Theirs')
    expect(await on.rows(id)).toMatchObject([{ standing: 'decided', verdict: 'theirs' }])
    await on.undo()
    expect(await on.finish(id)).toMatchObject({ performed: null, open: 1 })
  }
})

it('a file with a value that the question does not know asks for itself', async () => {
  const cy = await on.window('Cy')
  const other = join(on.trial.folder, 'cy.claimbench.json')
  await copyFile(on.copy, other)
  await on.bo(note('Theirs'))
  await on.ours(note('Ours'))
  await on.finish((await on.open()).id)
  await cy.methods['project.open']({ path: other })
  await cy.methods['project.perform']({ project: other, body: note('Cy’s'), confirmed: true })
  const { id, progress } = await on.open(on.copy, other)
  expect(progress.left).toBe(2)
  expect((await on.rows(id)).map(({ file }) => file).sort()).toEqual([0, 1])
})
