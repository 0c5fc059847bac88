import { expect, test, vi } from 'vitest'
import type { ClaimFilter, EntityFilter } from '#shared/api/contract'
import type { SingleBody } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import { id, newEntity, newMention, operation } from '#shared/testing/scene'
import { unwaited } from '../making'
import { entityMentions, suggestEntities } from './entities'
import { type CountingProject, large } from './large.test-support'
import { listClaims as askForClaims, listEntities as askForEntities } from './lists'
import { schemeUsage } from './scheme-usage'

const everything: ClaimFilter = {
  text: '',
  labels: [],
  statuses: [],
  annotators: [],
  articles: [],
  evidence: 'any',
  sort: 'place',
}

/** What comes of a list for one who does not give it up. */
async function there<T>(asked: Promise<T | null>): Promise<T> {
  const found = await asked
  if (!found) throw new Error('the list was given up')
  return found
}
const listClaims = (project: CountingProject, filter: ClaimFilter) =>
  there(askForClaims(project, filter, unwaited))
const listEntities = (project: CountingProject, filter: EntityFilter) =>
  there(askForEntities(project, filter, unwaited))

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

test('a list says how far it is put together, and given up there is none until it is asked for again', async () => {
  const project = large(5_000)
  // Every look at the clock finds that a turn is due.
  let clock = 0
  const looks = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
  const asked = new AbortController()
  const told: number[] = []
  const tell = (_: string, done: number) => {
    told.push(done)
    if (done > 0.7) asked.abort()
  }
  const givenUp = await askForClaims(project, everything, { signal: asked.signal, tell })
  looks.mockRestore()
  expect(givenUp).toBeNull()
  expect(told.length).toBeGreaterThan(10)
  expect(told).toEqual([...told].sort((a, b) => a - b))
  expect(told.at(-1)).toBeLessThan(0.8)
  expect((await listClaims(project, everything)).total).toBe(5_000)
})

test('suggestions look only at the mentions of those that are shown', async () => {
  const project = large(2_000)
  expect(await suggestEntities(project, '', 5)).toHaveLength(5)
  expect(project.asked.records).toBeLessThan(20)
})

test('suggestions come best first: the same name, then most mentioned, then by name', async () => {
  const project = large(30)
  perform(project, { kind: 'mention.set', id: id('mention-7'), patch: { entity: id('entity-21') } })
  expect((await suggestEntities(project, 'name 2', 4)).map(row => row.name)).toEqual([
    'Name 2',
    'Name 21',
    'Name 20',
    'Name 22',
  ])
})

test('an entity’s mentions come in the order of the library, whichever was made first, and a page of them reads only its own', async () => {
  const project = large(2_000)
  const to = [
    newMention('first made', 'noon', 'convoy', 'entity-0'),
    newMention('later', 'dawn', 'soldiers', 'entity-0'),
  ]
  for (const mention of to) perform(project, { kind: 'mention.create', mention })
  const { total, rows } = await entityMentions(project, id('entity-0'), 1, 2)
  expect([total, rows.map(row => row.id)]).toEqual([3, ['later', 'first made']])
  const { scans } = project.asked
  expect((await entityMentions(project, id('entity-0'), 0, 1)).rows).toHaveLength(1)
  expect(project.asked.scans).toBe(scans)
})

test.each([
  ['suggestions are looked for', (of: CountingProject) => suggestEntities(of, 'name', 20)],
  ['uses of a label are counted', (of: CountingProject) => schemeUsage(of, 'labels', 'label-none')],
  ['an entity’s mentions are put in order', (of: CountingProject) => entityMentions(of, id('name'), 0, 1)],
])('others have their turn while %s', async (_, ask) => {
  const project = large(5_000)
  perform(project, { kind: 'entity.create', entity: newEntity('name', 'Name') })
  for (let at = 0; at < 1_000; at++)
    perform(project, { kind: 'mention.set', id: id(`mention-${at}`), patch: { entity: id('name') } })
  // Every look at the clock finds that a turn is due.
  let clock = 0
  const looks = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
  let [turns, over] = [0, false]
  const turn = () => {
    turns++
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  await ask(project)
  over = true
  looks.mockRestore()
  expect(turns).toBeGreaterThan(3)
})
