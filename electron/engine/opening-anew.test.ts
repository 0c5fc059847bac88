import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failed } from '#shared/api/problem'
import { Memory } from './memory'
import { OpenProject } from './open-project'
import type { Engine } from './ports'
import { openWindow, Trial, value } from './trial.test-support'
import { createEngine } from './workbench'

/* A project that is shown for reading, and let go of to be opened anew: what went wrong on the way is told. */

let trial: Trial
let holder: Engine
/** Who was shown to have it. */
let from: string
beforeEach(async () => {
  trial = await Trial.begin()
  const maker = await openWindow(trial.engine, trial.folder)
  value(await maker.methods['project.create']({ path: trial.path, title: 'Trial' }))
  await maker.close()
  holder = createEngine()
  const held = await openWindow(holder, join(trial.folder, 'holder'))
  value(await held.methods['project.open']({ path: trial.path }))
  const { project } = value(await trial.methods['project.open']({ path: trial.path }))
  from = project.heldBy?.lock ?? 'nobody'
})
afterEach(async () => {
  await holder.closeEngine()
  await trial.end()
})

test('says when it is opened anew what went wrong when it was left for that', async () => {
  const { close } = OpenProject.prototype
  vi.spyOn(OpenProject.prototype, 'close').mockImplementationOnce(async function (this: OpenProject, course) {
    await close.call(this, course)
    return failed('disk', 'The last change could not be written.')
  })
  const anew = value(await trial.methods['project.takeOver']({ from }))
  vi.restoreAllMocks()
  expect(anew.project.recovery).toContain('The last change could not be written.')
})

test('that cannot be opened anew is left all the same: the window hears that, and what went wrong on leaving', async () => {
  const { close } = OpenProject.prototype
  const problem = { code: 'disk', message: 'The last change was not kept.', lost: ['Undid “One”'] } as const
  vi.spyOn(OpenProject.prototype, 'close').mockImplementationOnce(async function (this: OpenProject, course) {
    await close.call(this, course)
    await rm(trial.path)
    return { ok: false, problem }
  })
  const reply = await trial.methods['project.takeOver']({ from })
  vi.restoreAllMocks()
  expect(reply).toMatchObject({
    ok: false,
    problem: {
      code: 'not-found',
      message: expect.stringMatching(/^The last change was not kept\. .* is not there/),
      lost: ['Undid “One”'],
    },
  })
  expect(trial.events.at(-1)).toEqual({ type: 'project', project: null })
})

test('whose opening anew is cancelled when it is there shows nothing, and the window hears that', async () => {
  const task = 'anew'
  vi.spyOn(Memory.prototype, 'workspace').mockImplementationOnce(() => {
    void trial.methods['tasks.cancel']({ task })
    return undefined
  })
  const reply = await trial.methods['project.takeOver']({ from, task })
  vi.restoreAllMocks()
  expect(reply).toEqual({
    ok: false,
    problem: {
      code: 'not-open',
      message: 'Opening it anew was cancelled. The project is closed; its file is as it was.',
    },
  })
  expect(trial.events.at(-1)).toEqual({ type: 'project', project: null })
  expect(value(await trial.methods['workbench.start']({})).project).toBeNull()
})
