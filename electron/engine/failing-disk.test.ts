import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WorkbenchEvent } from '#shared/api/events'
import type { AnnotatorId, ProjectId } from '#shared/model/ids'
import { testFolder } from '../test-folders.test-support'
import { Folding } from './folding'
import { OpenProject } from './open-project'
import { headOf } from './queries/head'
import { type Files, fileError } from './storage/files'
import { createStore, openStore } from './storage/project-store'
import { realFiles } from './storage/real-files'
import { MemoryFiles } from './storage/testing/memory-files'
import { seeded } from './storage/testing/sample-operations'
import { openWindow, value } from './trial.test-support'
import { createEngine, machine } from './workbench'

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

it('whoever waits for a change to be kept goes on before the next fold is thought of', async () => {
  await nextTurn()
  const thought = vi.spyOn(Folding.prototype, 'whenIdle')
  value(await retitle('Kept'))
  expect(thought).not.toHaveBeenCalled()
  await nextTurn()
  expect(thought).toHaveBeenCalledOnce()
  thought.mockRestore()
})

it('a window that comes later knows which changes are not on the disk yet', async () => {
  const { revision } = project
  const kept = retitle('Kept')
  expect(headOf(project, by)).toMatchObject({ revision: revision + 1, durable: revision })
  value(await kept)
  expect(headOf(project, by)).toMatchObject({ revision: revision + 1, durable: revision + 1 })
})

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
    expect(told.slice(-2).map(event => event.told.now.info?.[0]?.title)).toEqual(['Two', 'One'])
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

describe('whatever the reason', () => {
  const file = () => Buffer.from(files.read(path)).toString('hex')

  it.each([
    ['ENOSPC', 'disk', /disk is full: .* Make room there: .* Then try again\./],
    ['EDQUOT', 'disk', /share of the disk is used up/],
    ['EACCES', 'unreadable', /no permission for “p\.claimbench\.journal” or its folder/],
    ['EPERM', 'unreadable', /no permission/],
    ['ENOENT', 'not-found', /has been moved, renamed or deleted/],
    ['EIO', 'disk', /disk reported an error/],
    ['ESTALE', 'disk', /could not be read or written \(ESTALE\)/],
  ])(
    '%s: the change goes, the file is as it was, the windows hear what is safe, work goes on after',
    async (code, kind, cause) => {
      value(await retitle('One'))
      value(await project.save())
      value(await retitle('Two'))
      const before = file()
      events.length = 0
      files.fault = step => {
        if (/^(write|create) /.test(step)) throw fileError(code)
      }
      const reply = await retitle('Three')
      expect(reply).toMatchObject({ ok: false, problem: { code: kind } })
      expect(file()).toBe(before)
      expect(title()).toBe('Two')
      const [trouble] = events.flatMap(event => (event.type === 'trouble' ? [event.problem.message] : []))
      expect(trouble).toMatch(cause)
      expect(trouble).toMatch(/The last change was not kept\. Everything confirmed before it is safe\./)

      const folded = await project.save()
      expect(folded).toMatchObject({ ok: false, problem: { code: kind } })
      expect(!folded.ok && folded.problem.message).toMatch(/every confirmed change is in the journal/)
      expect(file()).toBe(before)

      files.fault = () => undefined
      await nextTurn()
      value(await project.save())
      value(await retitle('Four'))
      expect(kinds()).toContain('recovered')
      expect(project.readOnly).toBeNull()
    },
  )

  it('EROFS: a disk that has become read-only makes the project so, and it is opened for writing when the disk is', async () => {
    value(await retitle('One'))
    const before = file()
    files.fault = step => {
      if (/^(write|create|rename|remove|truncate) /.test(step)) throw fileError('EROFS')
    }
    const told = new Promise<void>(resolve => project.onReadOnly(() => resolve()))
    expect(await retitle('Two')).toMatchObject({ ok: false, problem: { code: 'read-only' } })
    await told
    expect(project.readOnlyCause).toBe('disk')
    expect(project.readOnly).toMatch(/cannot be written to.*Everything confirmed before it is safe/)
    expect(file()).toBe(before)
    await project.close()
    files.fault = () => undefined
    const store = await openStore(path, surroundings())
    if (!store.ok) throw new Error(store.problem.message)
    project = new OpenProject(store.value, surroundings())
    expect(title()).toBe('One')
    value(await retitle('Two'))
  })

  it('the project file deleted while it is open: every change is kept, and the file is there again after the next fold', async () => {
    value(await retitle('One'))
    await files.remove(path)
    value(await retitle('Two'))
    value(await project.save())
    value(await project.close())
    const store = await openStore(path, surroundings())
    if (!store.ok) throw new Error(store.problem.message)
    expect([...store.value.project.all('info')][0]?.title).toBe('Two')
    await store.value.close()
  })
})

describe('closing on a full disk', () => {
  it('says which file was not brought up to date, and which journal holds everything; the next opening brings it in', async () => {
    value(await retitle('One'))
    value(await project.save())
    value(await retitle('Two'))
    files.fault = full(/^(write|create) \.p\.claimbench\.json/)
    const closed = await project.close()
    expect(closed).toMatchObject({ ok: false, problem: { code: 'disk', file: path } })
    expect(!closed.ok && closed.problem.message).toMatch(
      /disk is full: “p\.claimbench\.json” could not be written.*Every confirmed change is in p\.claimbench\.journal beside it/,
    )
    files.fault = () => undefined
    const store = await openStore(path, surroundings())
    if (!store.ok) throw new Error(store.problem.message)
    expect([...store.value.project.all('info')][0]?.title).toBe('Two')
    await store.value.close()
  })

  it('is told to the host by the engine, for the window’s project and for any other', async () => {
    const folder = testFolder('parting')
    let full = false
    const failing: Files = {
      ...realFiles,
      open: async (name, how, mode) => {
        if (full && how === 'create') throw fileError('ENOSPC')
        return realFiles.open(name, how, mode)
      },
    }
    const engine = createEngine({ ...machine, files: failing })
    const [first, second] = [await openWindow(engine, folder), await openWindow(engine, folder)]
    value(await first.methods['project.create']({ path: join(folder, 'a'), title: 'A' }))
    value(await second.methods['project.create']({ path: join(folder, 'b'), title: 'B' }))
    for (const [window, name] of [
      [first, 'a'],
      [second, 'b'],
    ] as const) {
      const body = { kind: 'project.set', patch: { title: 'Changed' } } as const
      const project = join(folder, `${name}.claimbench.json`)
      value(await window.methods['project.perform']({ project, body }))
    }
    full = true
    expect(await first.close()).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/a\.claimbench\.journal/) },
    })
    expect(await engine.closeEngine()).toMatchObject([
      { message: expect.stringMatching(/b\.claimbench\.journal/) },
    ])
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
    expect(headOf(project, by).trouble).toMatchObject({ what: 'folding', problem: { code: 'disk' } })
    files.fault = () => undefined
    value(await project.save())
    expect(kinds().slice(-2)).toEqual(['trouble', 'recovered'])
    expect(headOf(project, by).trouble).toBeNull()
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
