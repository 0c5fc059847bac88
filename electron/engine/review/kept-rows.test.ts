import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import type { ReviewRow } from '#shared/api/review-views'
import { Trial, value } from '../trial.test-support'
import { claim, everything, note, ReviewTrial } from './testing/review-trial'

/** The sample project, held against what one of its analysts made of it. */
async function sampleAgainst(analyst: string) {
  const trial = await Trial.begin()
  const path = join(trial.folder, 'sample.claimbench.json')
  const theirs = join(trial.folder, 'theirs.claimbench.json')
  await copyFile('seeds/sample.claimbench.json', path)
  await copyFile(`seeds/teammates/analyst-${analyst}.claimbench.json`, theirs)
  const { methods } = trial
  value(await methods['settings.set']({ patch: { annotatorName: 'Reviewer' } }))
  value(await methods['project.open']({ path }))
  const { id: review } = value(await methods['review.open']({ task: 'hold', paths: [theirs] }))
  return {
    trial,
    rows: async () => value(await methods['review.list']({ review, ...everything })).rows,
    decide: async (key: string, verdict: 'mine' | 'theirs' | 'later') =>
      value(await methods['review.decide']({ project: path, review, keys: [key], verdict, reason: 'So' })),
    reopen: async (key: string) =>
      value(await methods['review.reopen']({ project: path, review, keys: [key] })),
    undo: async () => value(await methods['project.undo']({ project: path })),
  }
}

const keysOf = (rows: readonly ReviewRow[]) => rows.map(({ key }) => key).sort()

describe.each(['c', 'd'])('the file of analyst %s has as many rows', analyst => {
  it('whatever is decided, opened again and undone', async () => {
    const { trial, rows, decide, reopen, undo } = await sampleAgainst(analyst)
    const begun = await rows()
    const keys = keysOf(begun)
    const rowAfter = async (key: string) => {
      const now = await rows()
      expect(keysOf(now), key).toEqual(keys)
      const row = now.find(each => each.key === key)
      return [key, row?.standing, row?.verdict]
    }
    // A field that they alone changed is a row for itself.
    const asked = begun.filter(({ standing, kind }) => standing === 'conflict' || kind !== 'changed')
    for (const { key, standing } of asked) {
      for (const verdict of ['mine', 'theirs'] as const) {
        await decide(key, verdict)
        expect(await rowAfter(key)).toEqual([key, 'decided', verdict])
        await reopen(key)
        expect(await rowAfter(key)).toEqual([key, 'later', null])
        await undo()
        await undo()
      }
      await decide(key, 'later')
      expect(await rowAfter(key)).toEqual([key, 'later', null])
      await undo()
      expect(await rowAfter(key)).toEqual([key, standing, null])
    }
    await trial.end()
  })
})

test('what hangs on a question that is put off is put off with it, and goes as it goes when it is decided', async () => {
  const { trial, rows, decide } = await sampleAgainst('c')
  const named = async (words: string) =>
    (await rows()).find(({ title, conflict }) => title === words && conflict) as ReviewRow
  const [visitor, mention] = [await named('The visitor'), await named('our visitor')]
  expect(mention.conflict).toContain('goes as the entity “The visitor” goes')
  await decide(visitor.key, 'later')
  const stand = async (key: string) => (await rows()).find(row => row.key === key)?.standing
  expect(await stand(mention.key)).toBe('later')
  await decide(visitor.key, 'theirs')
  const { claims: _, ...slice } = value(
    await trial.methods['articles.read']({ id: mention.article as never }),
  ).slice
  const record = slice.mentions?.find(({ id }) => id === mention.id)
  expect(record?.entity).toBe(visitor.id)
  // Nothing waits for a question that is answered.
  expect(await stand(mention.key)).toBe('decided')
  expect((await rows()).filter(({ standing }) => standing === 'later')).toEqual([])
  await trial.end()
})

describe('a value of the reviewer’s own', () => {
  let on: ReviewTrial
  beforeEach(async () => {
    on = await ReviewTrial.begin()
  })
  afterEach(() => on.end())

  it('that is what both began with is an edit; keeping that is keeping ours', async () => {
    await on.bo(note('Theirs'))
    await on.ours(note('Ours'))
    const { id } = await on.open()
    await on.decide(id, await on.rows(id), { verdict: 'edited', value: '' })
    expect((await on.claimNow())?.note).toBe('')
    expect(await on.rows(id)).toMatchObject([{ standing: 'decided', verdict: 'edited' }])
    await on.undo()
    await on.decide(id, await on.rows(id), { verdict: 'mine' })
    expect(await on.rows(id)).toMatchObject([{ standing: 'decided', verdict: 'mine' }])
  })

  it('keeping what both began with, of what was put off, is keeping ours', async () => {
    await on.bo(note('Theirs'))
    const { id } = await on.open()
    await on.decide(id, await on.rows(id), { verdict: 'later' })
    await on.decide(id, await on.rows(id), { verdict: 'mine' })
    expect((await on.claimNow(claim))?.note).toBe('')
    expect(await on.rows(id)).toMatchObject([{ standing: 'decided', verdict: 'mine' }])
  })
})
