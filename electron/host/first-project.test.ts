import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import type { WorkbenchEvent } from '#shared/api/events'
import { failed } from '#shared/api/problem'
import { withFirstProject } from './first-project'
import { StandInEngine, type StandInSession } from './stand-in-engine'

let engine: StandInEngine
let inner: StandInSession
let told: WorkbenchEvent[]
const recent = (path: string, exists = true) => ({ path, title: path, opened: '', exists })

beforeEach(async () => {
  engine = new StandInEngine()
  inner = await engine.openSession({
    host: 'web',
    version: '0',
    sampleFolder: '',
    configFolder: '',
    chooseFiles: async () => [],
  })
  told = []
})

/** Starts a window, and gives the project that it shows. */
async function start(session = withFirstProject(inner, () => undefined)) {
  session.listen(event => event.type === 'command' && told.push(event))
  const reply = await session.methods['workbench.start']({})
  await nextTurn()
  return reply.ok ? (reply.value.project?.path ?? null) : reply.problem
}

describe('a window begins', () => {
  test('on the project that was open last', async () => {
    engine.recent = [recent('/last'), recent('/before')]
    expect([await start(), told]).toEqual(['/last', []])
  })

  test('on the start screen where that cannot be opened, and is told to say why', async () => {
    engine.recent = [recent('/broken')]
    expect(await start()).toBeNull()
    expect(told).toEqual([{ type: 'command', command: 'project.open', path: '/broken' }])
  })

  test('on the start screen where that is gone', async () => {
    engine.recent = [recent('/gone', false)]
    expect([await start(), told]).toEqual([null, []])
  })

  test('on the start screen where there is nothing but a sample that cannot be copied, and is told to say why', async () => {
    const methods = {
      ...inner.methods,
      'project.openSample': async () => failed('disk', 'The disk is full.'),
    }
    expect(await start(withFirstProject({ ...inner, methods }, () => undefined))).toBeNull()
    expect(told).toEqual([{ type: 'command', command: 'project.sample' }])
  })

  test('at the second try where the first met a defect', async () => {
    engine.recent = [recent('/last')]
    let tries = 0
    const methods: typeof inner.methods = {
      ...inner.methods,
      'project.open': async params => {
        if (++tries === 1) throw new Error('A defect that the test planted.')
        return inner.methods['project.open'](params)
      },
    }
    const session = withFirstProject({ ...inner, methods }, () => undefined)
    await expect(session.methods['workbench.start']({})).rejects.toThrow('planted')
    expect(await start(session)).toBe('/last')
  })
})
