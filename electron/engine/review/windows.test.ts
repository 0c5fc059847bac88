import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { EntityId } from '#shared/model/ids'
import { unwaited } from '../making'
import { value } from '../trial.test-support'
import { chosenRows } from './chosen'
import type { ReviewState } from './review'
import { type Body, everything, ReviewTrial } from './testing/review-trial'

let on: ReviewTrial
beforeEach(async () => {
  on = await ReviewTrial.begin()
})
afterEach(() => on.end())

const entities = (count: number, name: string): Body => ({
  kind: 'batch',
  title: 'Entities',
  operations: Array.from({ length: count }, (_, at) => ({
    kind: 'entity.create' as const,
    entity: {
      id: `entity-${name.toLowerCase()}-${at}` as EntityId,
      name: `${name} ${at}`,
      type: null,
      aliases: [],
      note: '',
    },
  })),
})
const bytes = (reply: unknown) => JSON.stringify(reply).length

it('gives no more at once of a large project that was begun apart than of a small one', async () => {
  const replies = async (count: number) => {
    await on.ours(entities(count, `Ours${count}`))
    const theirs = await on.window(`Dee${count}`)
    const path = join(on.trial.folder, `apart-${count}.claimbench.json`)
    value(await theirs.methods['project.create']({ path, title: 'Apart' }))
    value(await theirs.methods['project.perform']({ project: path, body: entities(count, `Theirs${count}`) }))
    const { id: review } = await on.open(path)
    const part = { review, offset: 0, limit: 20 }
    return {
      list: value(await on.methods['review.list']({ ...everything, ...part })),
      counts: value(await on.methods['review.mapping']({ review, file: 0 })),
      rows: value(await on.methods['review.mappingRows']({ ...part, file: 0, tables: [] })),
      choices: value(
        await on.methods['review.mappingChoices']({ review, table: 'entities', text: '', limit: 20 }),
      ),
    }
  }
  const few = await replies(30)
  const many = await replies(300)
  expect(few.list.rows).toHaveLength(20)
  expect([few.list.total, many.list.total]).toEqual([30, 300])
  expect(many.counts).toMatchObject({ apart: true, news: 300 })
  expect([few.rows.rows.length, many.rows.rows.length, many.choices.length]).toEqual([20, 20, 20])
  // A few digits more.
  for (const reply of ['list', 'counts', 'rows', 'choices'] as const)
    expect(bytes(many[reply]), reply).toBeLessThan(bytes(few[reply]) * 1.1)
})

it('goes through the rows once for all pages of a list, until the project is another', async () => {
  const rows: ReviewState['rows'] = []
  const gone = vi.spyOn(rows, 'entries')
  const mark = { length: 1, last: undefined, version: 1 }
  const state: ReviewState = { rows, elsewhere: [], byKey: new Map(), met: new Map(), mark }
  const { filter } = everything
  await Promise.all([chosenRows(state, filter, unwaited), chosenRows(state, { ...filter }, unwaited)])
  expect(gone).toHaveBeenCalledTimes(1)
  await chosenRows(state, { ...filter, text: 'other' }, unwaited)
  await chosenRows(state, filter, unwaited)
  expect(gone).toHaveBeenCalledTimes(2)
})

it('says where a row stands in the list, and that a filter does not let it through', async () => {
  await on.bo(await on.newClaim('about 4,000 soldiers', 'claim-bo'))
  await on.bo(await on.newClaim('The ministry in Varno', 'claim-bo-too'))
  const { id: review } = await on.open()
  const { filter } = everything
  const rows = await on.rows(review)
  const places = await Promise.all(
    rows.map(async ({ key }) => value(await on.methods['review.place']({ review, filter, key }))),
  )
  expect(places).toEqual(rows.map((_, at) => at))
  const key = rows[0]?.key ?? ''
  const none = { ...filter, standings: ['later' as const] }
  expect(value(await on.methods['review.place']({ review, filter: none, key }))).toBeNull()
})

it('says what of the project fits the words', async () => {
  await on.ours(entities(30, 'Ours'))
  const { id: review } = await on.open()
  const asked = { review, table: 'entities' as const, limit: 5 }
  const found = value(await on.methods['review.mappingChoices']({ ...asked, text: 'OURS 27' }))
  expect(found).toEqual([{ id: 'entity-ours-27', name: 'Ours 27', detail: '' }])
})
