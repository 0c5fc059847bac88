import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WorkbenchEvent } from '#shared/api/events'
import type { AnnotatorId, ProjectId } from '#shared/model/ids'
import { OpenProject } from './open-project'
import { fileError } from './storage/files'
import { createStore, openStore } from './storage/project-store'
import { MemoryFiles } from './storage/testing/memory-files'
import { seeded } from './storage/testing/sample-operations'
import { value } from './trial.test-support'

/* A project on a disk that fails: what the windows are told, and that they show no more than is kept. */

const by = 'ada' as AnnotatorId
const path = '/work/p.claimbench.json'
let files: MemoryFiles
let project: OpenProject
let events: WorkbenchEvent[]
const surroundings = () => ({ now: () => new Date('2025-03-02T10:00:00.000Z'), random: seeded(3), files })

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  files = new MemoryFiles()
  project = new OpenProject(value(await createStore(path, surroundings())), surroundings())
  value(
    await project.perform(
      {
        kind: 'batch',
        title: 'Created',
        operations: [
          { kind: 'project.create', info: { id: 'project' as ProjectId, title: 'Trial', guidelines: '' } },
          { kind: 'annotator.add', annotator: { id: by, name: 'Ada' } },
        ],
      },
      by,
    ),
  )
  events = []
  project.listen(event => events.push(event))
})
afterEach(async () => {
  files.fault = () => undefined
  await project.close()
  vi.useRealTimers()
})

const retitle = (title: string) => project.perform({ kind: 'project.set', patch: { title } }, by)
const title = () => [...project.project.all('info')][0]?.title
const kinds = () => events.map(event => event.type)
const full = (what: RegExp) => (step: string) => {
  if (what.test(step)) throw fileError('ENOSPC')
}

describe('operations that cannot be written', () => {
  it('go, with all that was built on them, and what stood before stays', async () => {
    value(await retitle('One'))
    events.length = 0
    files.fault = full(/^write .*journal/)
    const replies = await Promise.all([retitle('Two'), retitle('Three'), project.undo(by), retitle('Four')])
    expect(replies.map(reply => !reply.ok && reply.problem.code)).toEqual(['disk', 'disk', 'disk', 'disk'])
    expect(title()).toBe('One')
    expect(project.undoState()).toEqual({ undo: 'Renamed the project “One”', redo: null })

    const told = events.filter(event => event.type === 'changed')
    expect(told).toHaveLength(8)
    const [from, to] = Object.values(told.at(-1)?.change.info?.updated ?? {})[0] ?? []
    expect([from?.title, to?.title]).toEqual(['Two', 'One'])
    expect(told.at(-1)).toMatchObject({ revision: project.revision, undo: project.undoState() })
    expect(kinds().filter(kind => kind === 'durable')).toEqual([])
    expect(kinds().at(-1)).toBe('trouble')
  })

  it('are followed by one that can, and by the word that writing works again', async () => {
    files.fault = full(/^write .*journal/)
    await retitle('Lost')
    files.fault = () => undefined
    // What comes in the very turn of a failure is refused with it.
    await nextTurn()
    events.length = 0
    value(await retitle('Kept'))
    expect(kinds()).toEqual(['changed', 'durable', 'recovered'])
    value(await retitle('Kept too'))
    expect(kinds().slice(3)).toEqual(['changed', 'durable'])
    value(await project.close())
    const store = await openStore(path, surroundings())
    if (!store.ok) throw new Error(store.problem.message)
    expect([...store.value.project.all('info')][0]?.title).toBe('Kept too')
    await store.value.close()
  })

  it('are written though a listener throws, and the others hear of them', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    const others: string[] = []
    project.listen(() => {
      throw new Error('a window that is gone')
    })
    project.listen(event => others.push(event.type))
    value(await retitle('Told'))
    expect(others).toEqual(['changed', 'durable'])
    expect(warned).toHaveBeenCalled()
    warned.mockRestore()
  })
})

describe('a fold that fails', () => {
  it('is tried again by itself, and then the trouble is over', async () => {
    value(await retitle('One'))
    files.fault = full(/^write \.p\.claimbench\.json/)
    events.length = 0
    const folded = heard('trouble')
    await vi.advanceTimersByTimeAsync(5_000)
    await folded
    value(await retitle('Two'))
    expect(kinds()).not.toContain('recovered')
    files.fault = () => undefined
    const recovered = heard('recovered')
    await vi.advanceTimersByTimeAsync(40_000)
    await recovered
    expect(kinds().filter(kind => kind === 'recovered')).toHaveLength(1)
  })

  it('is over as soon as the analyst saves and it works', async () => {
    value(await retitle('One'))
    files.fault = full(/^write \.p\.claimbench\.json/)
    expect((await project.save()).ok).toBe(false)
    files.fault = () => undefined
    value(await project.save())
    expect(kinds().slice(-2)).toEqual(['trouble', 'recovered'])
  })
})

/** Resolves with the next event of this kind. */
function heard(kind: WorkbenchEvent['type']): Promise<void> {
  return new Promise(resolve => {
    const stop = project.listen(event => {
      if (event.type !== kind) return
      stop()
      resolve()
    })
  })
}
