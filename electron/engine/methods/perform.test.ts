import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { done, failed } from '#shared/api/problem'
import { acceptedFrom } from '#shared/library/accept'
import type { AnnotatorId, ArticleId, EntityId } from '#shared/model/ids'
import type { SingleBody } from '#shared/operations/operation'
import { newEntity } from '#shared/testing/scene'
import type { OpenProject } from '../open-project'
import { OpenProjects } from '../open-projects'
import type { WorkbenchSession } from '../ports'
import type { Session } from '../session'
import { openWindow, Trial, trialText, value } from '../trial.test-support'
import { machine } from '../workbench'
import { performMade } from './perform'

/* What the engine puts together of a project is carried out in that project, and in none that others have changed since. */

let trial: Trial
beforeEach(async () => {
  trial = await Trial.begin()
  await trial.projectWithArticle()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await trial.end()
})

describe('an operation that is put together', () => {
  const by = 'annotator-one' as AnnotatorId
  const session = { signer: async () => done(by) } as unknown as Session
  let open: OpenProject
  beforeEach(async () => {
    value(await trial.methods['project.close']({}))
    open = value(await new OpenProjects(machine).open(trial.path))
    value(await open.perform({ kind: 'annotator.add', annotator: { id: by, name: 'One' } }, by))
    // Every look at the clock finds that a turn is due.
    let clock = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
  })
  afterEach(() => open.close())

  const anotherEntity = (name: string) =>
    open.perform({ kind: 'entity.create', entity: newEntity(`entity-${name}` as EntityId, name) }, by)
  const entities = () => [...open.project.all('entities')].map(({ name }) => name)
  /** An entity that says how many there were, and as many labels with it as are asked for. */
  const counting = (size: number) => ({
    kind: 'batch' as const,
    title: 'Counted',
    operations: [
      {
        kind: 'entity.create',
        entity: newEntity('entity-count' as EntityId, `${entities().length} before`),
      },
      ...Array.from({ length: size }, (_, at) => ({
        kind: 'entity.set' as const,
        id: 'entity-count' as EntityId,
        patch: { note: `Part ${at}` },
      })),
    ] satisfies SingleBody[],
  })

  it('is put together anew where the project is changed while its shape is looked at', async () => {
    let times = 0
    const performed = await performMade(session, open, async () => {
      if (times++ === 0) setImmediate(() => void anotherEntity('meanwhile'))
      return done({ body: counting(5) })
    })
    expect(value(performed).made.body.operations).toHaveLength(6)
    expect([times, entities()]).toEqual([2, ['meanwhile', '1 before']])
  })

  it('is put together anew where the project is changed while much is worked out', async () => {
    let [times, changed] = [0, false]
    const tell = () => {
      if (!changed) void anotherEntity('meanwhile')
      changed = true
    }
    const { signal } = new AbortController()
    const put = async () => {
      times++
      return done({ body: counting(250) })
    }
    value(await performMade(session, open, put, { signal, tell }))
    expect([times, entities()]).toEqual([2, ['meanwhile', '1 before']])
  })

  it('is refused only by the project as it is', async () => {
    const performed = await performMade(session, open, async () => {
      if (entities().length > 0) return done({ body: counting(1) })
      await anotherEntity('meanwhile')
      return failed('pointless', 'There is no entity.')
    })
    expect(performed.ok).toBe(true)
  })

  it('is not done where the project is changed each time, and that is said', async () => {
    let times = 0
    const performed = await performMade(session, open, async () => {
      await anotherEntity(`again-${times++}`)
      return done({ body: counting(5) })
    })
    expect(performed).toMatchObject({ ok: false, problem: { code: 'overtaken' } })
    expect(entities()).toHaveLength(times)
    expect(entities().some(name => name.endsWith('before'))).toBe(false)
  })

  it('given up before it is made, it does nothing', async () => {
    const end = new AbortController()
    const put = async () => {
      end.abort()
      return done({ body: counting(5) })
    }
    const waiting = { signal: end.signal, tell: () => undefined }
    expect(await performMade(session, open, put, waiting)).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    })
    expect(entities()).toEqual([])
  })
})

describe('two windows at once', () => {
  let windows: readonly WorkbenchSession[]
  beforeEach(async () => {
    const other = await openWindow(trial.engine, trial.folder)
    value(await other.methods['project.open']({ path: trial.path }))
    windows = [trial.session, other]
  })

  it('mark every mention of a name, and no place twice', async () => {
    const entity = 'entity-varno' as EntityId
    const body = { kind: 'entity.create' as const, entity: newEntity(entity, 'Varno') }
    value(await trial.methods['project.perform']({ project: trial.path, body }))
    const asked = { entity, names: ['Varno'], article: null }
    const replies = await Promise.all(windows.map(each => each.methods['entities.markAll'](asked)))
    // Each is worked out in steps, so that either may be the first.
    const came = replies.map(reply => (reply.ok ? reply.value.marked : reply.problem.code))
    expect(new Set(came)).toEqual(new Set([2, 'pointless']))
    const { total } = value(await trial.methods['entities.mentions']({ id: entity, offset: 0, limit: 10 }))
    expect(total).toBe(2)
  })

  it('add an article, and its text once', async () => {
    const sources = [{ pasted: `${trialText}\nAnother text.`, html: false }]
    const [proposed] = value(await trial.methods['articles.propose']({ sources }))
    if (!proposed?.ok) throw new Error('the text was not taken')
    const articles = [acceptedFrom(proposed.proposal)]
    const replies = await Promise.all(windows.map(each => each.methods['articles.add']({ articles })))
    expect(replies.map(value)).toEqual([
      { added: [expect.any(String) as ArticleId], duplicates: 0 },
      { added: [], duplicates: 1 },
    ])
  })
})
