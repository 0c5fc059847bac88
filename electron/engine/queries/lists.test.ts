import { expect, test } from 'vitest'
import type { ClaimFilter } from '#shared/api/contract'
import type { SingleBody } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import { id, newEntity, operation } from '#shared/testing/scene'
import { suggestEntities } from './entities'
import { type CountingProject, large } from './large.test-support'
import { listClaims, listEntities } from './lists'

const everything: ClaimFilter = {
  text: '',
  labels: [],
  statuses: [],
  annotators: [],
  articles: [],
  evidence: 'any',
  sort: 'place',
}

function perform(project: CountingProject, body: SingleBody): void {
  const outcome = reduce(project, operation(body))
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  project.apply(outcome.change)
}

test('the pages of a list share one ordering', async () => {
  const project = large(500)
  expect((await listClaims(project, everything)).rows(0, 100)).toHaveLength(100)
  const { scans } = project.asked
  expect((await listClaims(project, { ...everything })).rows(400, 100)[99]?.id).toBe('claim-499')
  expect(project.asked.scans).toBe(scans)
})

test('a change of the project is in the list that is read next', async () => {
  const project = large(10)
  const filter = { text: 'thing', types: [], sort: 'name' } as const
  expect((await listEntities(project, filter)).total).toBe(0)
  perform(project, { kind: 'entity.create', entity: newEntity('thing', 'A Thing') })
  expect((await listEntities(project, filter)).rows(0, 10).map(row => row.name)).toEqual(['A Thing'])
  perform(project, { kind: 'entity.set', id: id('thing'), patch: { name: 'Another' } })
  expect((await listEntities(project, filter)).total).toBe(0)
})

test('suggestions look only at the mentions of those that are shown', () => {
  const project = large(2_000)
  expect(suggestEntities(project, '', 5)).toHaveLength(5)
  expect(project.asked.records).toBeLessThan(20)
})

test('suggestions come best first: the same name, then most mentioned, then by name', () => {
  const project = large(30)
  perform(project, { kind: 'mention.set', id: id('mention-7'), patch: { entity: id('entity-21') } })
  expect(suggestEntities(project, 'name 2', 4).map(row => row.name)).toEqual([
    'Name 2',
    'Name 21',
    'Name 20',
    'Name 22',
  ])
})
