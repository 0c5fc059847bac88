import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EntityId } from '#shared/model/ids'
import { value } from '../trial.test-support'
import { claim, entity, ministry, ReviewTrial } from './testing/review-trial'

let on: ReviewTrial
beforeEach(async () => {
  on = await ReviewTrial.begin()
})
afterEach(() => on.end())

const into = 'entity-office' as EntityId

/** Bo's copy of a project with two entities, in which a claim has come to be about one of them. */
async function copyWithUse(): Promise<string> {
  await on.ours({ kind: 'entity.create', entity: ministry })
  await on.ours({ kind: 'entity.create', entity: { ...ministry, id: into, name: 'The office' } })
  const copy = join(on.trial.folder, 'with-entities.claimbench.json')
  value(await on.methods['project.saveCopy']({ path: copy }))
  value(await on.theirs.methods['project.open']({ path: copy }))
  const body = { kind: 'claim.set', id: claim, patch: { entities: [entity] } } as const
  value(await on.theirs.methods['project.perform']({ project: copy, body }))
  return copy
}

async function mergeTakeBackAndRemove(): Promise<void> {
  await on.ours({ kind: 'entity.merge', from: entity, into })
  await on.undo()
  value(
    await on.methods['project.perform']({
      project: on.trial.path,
      body: { kind: 'entity.delete', id: entity },
      confirmed: true,
    }),
  )
}

const told = async (review: string) =>
  (await on.rows(review)).find(({ unit }) => unit === `entities/${entity}`)?.conflict

it('tells of an entity that was merged, taken back and removed that it was removed', async () => {
  const copy = await copyWithUse()
  await mergeTakeBackAndRemove()
  const { id } = await on.open(copy)
  expect(await told(id)).toMatch(/^You removed .*The ministry/)
})

it('tells so where it was done while the file was held', async () => {
  const copy = await copyWithUse()
  const { id } = await on.open(copy)
  await mergeTakeBackAndRemove()
  expect(await told(id)).toMatch(/^You removed .*The ministry/)
})
