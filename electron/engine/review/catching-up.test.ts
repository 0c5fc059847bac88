import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { ReviewVerdict } from '#shared/api/review-views'
import type { ProjectReader } from '#shared/model/project'
import type { TableName } from '#shared/model/tables'
import { randomOperation, singleKinds } from '#shared/testing/random-operation'
import { Choices } from '#shared/testing/random-picks'
import { Trial, trialPorts, value } from '../trial.test-support'
import { detailOf } from './detail'
import { HeldFile } from './held-file'
import { Review } from './review'
import type { Body } from './testing/review-trial'
import type { UnitRow } from './unit-row'

/* Of what was done since, a review puts anew what it concerns: and stands as if everything had been worked out. */

afterEach(() => {
  vi.restoreAllMocks()
})

const verdicts = ['theirs', 'theirs', 'mine', 'later', 'again'] as const
const act = fc.record({
  step: fc.constantFrom(
    ...singleKinds.filter(kind => kind !== 'project.create' && kind !== 'article.add'),
    ...(['claim.set', 'claim.delete', 'entity.set', 'entity.delete', 'scheme.set', 'comment.add'] as const),
    ...Array.from({ length: 30 }, () => 'decide' as const),
    ...Array.from({ length: 12 }, () => 'undo' as const),
    ...Array.from({ length: 10 }, () => 'rename' as const),
    ...(['redo', 'redo', 'redo'] as const),
  ),
  numbers: fc.array(fc.nat(10_000), { minLength: 3, maxLength: 24, size: 'max' }),
  /** Whether the review is looked at after it. */
  looked: fc.boolean(),
})

/** The sample, twice held against what two of its analysts made of it: the second time everything is worked out anew, always. */
async function heldTwice() {
  const trial = await Trial.begin()
  const path = join(trial.folder, 'sample.claimbench.json')
  const theirs = ['c', 'd'].map(analyst => join(trial.folder, `${analyst}.claimbench.json`))
  await copyFile('seeds/sample.claimbench.json', path)
  for (const file of theirs)
    await copyFile(`seeds/teammates/analyst-${file.at(-'.claimbench.json'.length - 1)}.claimbench.json`, file)
  const made = vi.spyOn(Review, 'make')
  const second = await trial.engine.openSession({
    ...trialPorts(trial.folder),
    configFolder: join(trial.folder, 'second'),
  })
  for (const { methods } of [trial, second]) {
    value(await methods['settings.set']({ patch: { annotatorName: 'Reviewer' } }))
    value(await methods['project.open']({ path }))
    value(await methods['review.open']({ task: 'hold', paths: theirs }))
  }
  const [one, other] = (await Promise.all(made.mock.results.map(({ value }) => value))) as [Review, Review]
  Object.defineProperty(other, 'taken', { get: () => one.taken })
  const again = HeldFile.prototype.meetAgain
  let fewer = 0
  vi.spyOn(HeldFile.prototype, 'meetAgain').mockImplementation(function* (this: HeldFile, ...given) {
    if (other.held.includes(this)) return undefined
    const met = yield* again.apply(this, given)
    if (met) fewer++
    return met
  })
  return {
    trial,
    path,
    review: value(await trial.methods['review.current']({}))?.id ?? '',
    one,
    other,
    fewer: () => fewer,
  }
}

/** What gives a record another name, by its id; undefined where it has none. */
function renaming(project: ProjectReader, id: string, name: string): Body | undefined {
  const get = (table: TableName, id: string) => project.get(table, id as never)
  if (get('articles', id)) return { kind: 'article.set', id: id as never, patch: { title: name } }
  if (get('entities', id)) return { kind: 'entity.set', id: id as never, patch: { name } }
  if (get('annotators', id)) return { kind: 'annotator.set', id: id as never, patch: { name } }
  if (get('claims', id)) return { kind: 'claim.set', id: id as never, patch: { wording: name } }
  const table = (['labels', 'stances', 'entityTypes'] as const).find(each => get(each, id))
  return table && { kind: 'scheme.set', table, id: id as never, patch: { name } }
}

async function standsOf(review: Review) {
  const state = await review.now()
  const told = ({ row, stands, asked, start, unit }: (typeof state.rows)[number]) => ({
    row,
    stands,
    asked,
    start,
    unit: { ...unit, follows: [...unit.follows].sort() },
  })
  const byKey = [...state.byKey].map(([key, { row }]) => [key, row.standing]).sort()
  const { id: _, ...head } = await review.head()
  return { rows: state.rows.map(told), elsewhere: state.elsewhere.map(told), byKey, head }
}

test('what was done puts rows anew as if all had been worked out', async () => {
  const figures = { looks: 0, fewer: 0, decided: 0, renamed: 0, refused: 0 }
  const property = fc.asyncProperty(
    fc.array(act, { minLength: 12, maxLength: 24, size: 'max' }),
    async acts => {
      const { trial, path, review, one, other, fewer } = await heldTwice()
      try {
        // What was shown at some time is kept: both are looked at, whenever one is.
        const rowsNow = async () => {
          const [{ rows }] = await Promise.all([one.now(), other.now()])
          return rows
        }
        for (const [i, { step, numbers, looked }] of acts.entries()) {
          if (step === 'decide') {
            const rows = await rowsNow()
            const [which = 0, how = 0, more = 0] = numbers
            const keys = Array.from(
              { length: 1 + (more % 3) },
              (_, at) => rows[(which + at * more) % rows.length],
            )
            const verdict = verdicts[how % verdicts.length] as ReviewVerdict | 'again'
            const about = { project: path, review, keys: keys.flatMap(row => (row ? [row.row.key] : [])) }
            const reply = await (verdict === 'again'
              ? trial.methods['review.reopen'](about)
              : trial.methods['review.decide']({ ...about, verdict, reason: 'So' }))
            figures.decided += Number(reply.ok)
          } else if (step === 'rename') {
            const rows = await rowsNow()
            const [which = 0, how = 0, more = 0] = numbers
            // Of what they removed, the project's words are told; of all else, theirs.
            const removed = rows.filter(({ row }) => row.kind === 'removed')
            const told = removed[which % removed.length]?.told ?? []
            const body = renaming(one.open.project, told[how % told.length] ?? '', `Renamed ${more}`)
            const reply = body && (await trial.methods['project.perform']({ project: path, body }))
            figures.renamed += Number(reply?.ok ?? false)
          } else if (step === 'undo' || step === 'redo')
            await trial.methods[`project.${step}`]({ project: path })
          else {
            const body = randomOperation(step, new Choices(numbers), one.open.project, `new-${i}`)
            const reply = await trial.methods['project.perform']({
              project: path,
              body: body as never,
              confirmed: true,
            })
            figures.refused += Number(!reply.ok)
          }
          if (!looked && i < acts.length - 1) continue
          const now = await standsOf(one)
          expect(now).toEqual(await standsOf(other))
          figures.looks++
        }
        const [state, anew] = [await one.now(), await other.now()]
        for (const row of state.rows) {
          const detail = detailOf(one, state, row)
          expect(detail).toEqual(detailOf(other, anew, anew.byKey.get(row.row.key) as UnitRow))
        }
        figures.fewer += fewer()
      } finally {
        vi.restoreAllMocks()
        await trial.end()
      }
    },
  )
  await fc.assert(property, { seed: 2026, numRuns: 12 })
  expect(figures.fewer).toBeGreaterThan(figures.looks)
  expect(figures.decided).toBeGreaterThan(20)
  expect(figures.renamed).toBeGreaterThan(5)
})
