import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AnnotatorId, ArticleId, EntityId, MentionId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import type { NewClaim, OperationBody, SingleBody } from '#shared/operations/operation'
import { newEntity } from '#shared/testing/scene'
import type { OpenProject } from './open-project'
import { OpenProjects } from './open-projects'
import { OpenStore } from './storage/open-store'
import { Trial, value } from './trial.test-support'
import { machine } from './workbench'

/* What touches much is made ready in steps and made in one turn: others see all of it, or nothing. */

const by = 'annotator-one' as AnnotatorId
const size = 2_500
let trial: Trial
let article: ArticleId
let span: NewClaim['spans'][number]
let open: OpenProject
beforeEach(async () => {
  trial = await Trial.begin()
  article = await trial.projectWithArticle()
  span = (await trial.claimOf(article, 'ministry', 'claim-1')).spans[0] as typeof span
  value(await trial.methods['project.close']({}))
  open = value(await new OpenProjects(machine).open(trial.path))
  value(await open.perform({ kind: 'annotator.add', annotator: { id: by, name: 'One' } }, by))
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await open.close()
  await trial.end()
})

const anotherEntity = (name: string) =>
  open.perform({ kind: 'entity.create', entity: newEntity(`entity-${name}` as EntityId, name) }, by)
function marking(): OperationBody & { kind: 'batch' } {
  const operations = Array.from({ length: size }, (_, at): SingleBody => {
    return {
      kind: 'mention.create',
      mention: { id: `mention-${at}` as MentionId, article, span, entity: null },
    }
  })
  return { kind: 'batch', title: 'Marked', operations }
}

/** What others see in their turns while something is done, and in how many. */
async function seenDuring<T>(act: () => Promise<T>): Promise<{ turns: number; states: string[]; reply: T }> {
  const states = new Set<string>()
  let [turns, over] = [0, false]
  const turn = () => {
    turns++
    const { project } = open
    states.add(`${project.size('mentions')} ${project.mentionsIn(article).size} ${open.revision}`)
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  const reply = await act()
  over = true
  return { turns, states: [...states], reply }
}

describe('others have their turns, and see all of it or nothing', () => {
  test('while much is marked, taken back and done again', async () => {
    const apply = vi.spyOn(IndexedProject.prototype, 'apply')
    const append = vi.spyOn(OpenStore.prototype, 'append')
    const { revision } = open
    for (const [at, act] of [
      () => open.perform(marking(), by),
      () => open.undo(by),
      () => open.redo(by),
    ].entries()) {
      const marked = (at + 1) % 2 === 1 ? size : 0
      const { turns, states, reply } = await seenDuring(act)
      expect(reply.ok).toBe(true)
      const before = size - marked
      expect(states.at(0)).toBe(`${before} ${before} ${revision + at}`)
      expect(states.slice(1)).toEqual([`${marked} ${marked} ${revision + at + 1}`])
      // At least one for each record laid over the project, put into the change, looked at and put into what takes it back.
      expect(turns).toBeGreaterThan(size * 4)
      // What is left for the turn in which it is made has been made ready.
      expect(apply.mock.lastCall?.[1]).toMatchObject({ version: open.project.version - 1 })
      expect(append.mock.lastCall?.[2]?.line.revision).toBe(open.revision)
    }
  })

  test('while one record comes back to its place among many', async () => {
    value(await open.perform(marking(), by))
    value(await anotherEntity('between'))
    const last = { id: 'mention-last' as MentionId, article, span, entity: null }
    value(await open.perform({ kind: 'mention.create', mention: last }, by))
    const order = [...open.project.all('mentions')].map(({ id }) => id)
    value(await open.perform({ kind: 'mention.delete', id: 'mention-7' as MentionId }, by))
    const apply = vi.spyOn(IndexedProject.prototype, 'apply')
    const { turns, reply } = await seenDuring(() => open.undo(by))
    expect(reply.ok).toBe(true)
    expect(turns).toBeGreaterThan(3)
    expect(apply.mock.lastCall?.[1]).toMatchObject({ version: open.project.version - 1 })
    const back = [...open.project.all('mentions')].map(({ id }) => id)
    expect([back.length, back.indexOf(last.id), new Set(back)]).toEqual([size + 1, size, new Set(order)])
  })

  test('and a short one is made as it always was: at once', async () => {
    const append = vi.spyOn(OpenStore.prototype, 'append')
    const before = open.project.size('entities')
    const made = anotherEntity('short')
    expect(open.project.size('entities')).toBe(before + 1)
    expect(append.mock.lastCall?.[2]).toBeUndefined()
    value(await made)
  })
})

test('what others do while it is made ready is not lost, and it is what follows that', async () => {
  let changed = 0
  // With two thirds it has been worked out.
  const tell = (_: string, share: number) => {
    if (share > 2 / 3 && changed++ === 0) void anotherEntity('meanwhile')
  }
  const waiting = { signal: new AbortController().signal, tell }
  value(await open.perform(marking(), by, { waiting }))
  expect(changed).toBeGreaterThan(0)
  const written = open.book.entries.slice(-2).map(({ operation }) => operation.body.kind)
  expect(written).toEqual(['entity.create', 'batch'])
  await open.close()
  vi.restoreAllMocks()
  open = value(await new OpenProjects(machine).open(trial.path))
  expect([open.recovery, open.project.size('mentions')]).toEqual([[], size])
})

test('given up while it is made ready, it leaves the project as it was', async () => {
  const end = new AbortController()
  const tell = (_: string, share: number) => {
    if (share > 2 / 3) end.abort()
  }
  const before = open.revision
  const reply = await open.perform(marking(), by, { waiting: { signal: end.signal, tell } })
  expect(reply).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect([open.project.size('mentions'), open.revision]).toEqual([0, before])
})
