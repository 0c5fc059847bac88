import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { WorkbenchEvent } from '#shared/api/events'
import { done, failed, type Problem, type Reply } from '#shared/api/problem'
import type { AnnotatorId, ArticleId, ClaimId } from '#shared/model/ids'
import { closeProject, openProject, perform, takeOver, undo } from './actions'
import { setAsker } from './confirming'
import { useDamaged } from './damaged'
import { useFocus } from './focus'
import { goBack, openArticle } from './places'
import { setReporter } from './report'
import { changedAt, head, openedAt, SpokenEngine } from './spoken-engine.test-support'
import { onEvent, startWorkbench } from './start'
import { giveUpWaiting } from './waiting'
import { cache, texts, useWorkbench } from './workbench'
import { setWorkspace } from './workspace'

/* The window's state, with an engine that a test speaks for. */

const full: Problem = { code: 'disk', message: 'The disk is full.' }

let engine: SpokenEngine
let answers: SpokenEngine['answers']
let tell: (event: WorkbenchEvent) => void
let problems: Problem[]

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
  engine = new SpokenEngine()
  answers = engine.answers
  problems = []
  setReporter(problem => problems.push(problem))
  useFocus.setState(useFocus.getInitialState(), true)
  await startWorkbench(engine.client)
  tell = engine.tell
  engine.calls = []
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const state = useWorkbench.getState
describe('what the engine says of the project that is shown', () => {
  test('clears no trouble and calls nothing written that is not', () => {
    tell(changedAt(5))
    tell({ type: 'trouble', what: 'folding', problem: full })
    tell({ type: 'project', project: head('/a', { revision: 5, annotator: 'bo' as AnnotatorId }) })
    const trouble = { what: 'folding', problem: full }
    expect(state()).toMatchObject({ trouble, durable: 4, head: { annotator: 'bo', revision: 5 } })
    tell({ type: 'recovered' })
    expect(state().trouble).toBeNull()
  })

  test('leaves hands and texts where they are', () => {
    texts.set('one', 'The text.')
    useFocus.setState({ candidate: 'claim' as ClaimId })
    tell({ type: 'project', project: head('/a', { readOnly: 'Taken over.' }) })
    expect([texts.get('one'), useFocus.getState().candidate]).toEqual(['The text.', 'claim'])
  })
})

describe('another project', () => {
  test('brings nothing of the last one with it', async () => {
    texts.set('one', 'The text.')
    tell(changedAt(9))
    tell({ type: 'trouble', what: 'writing', problem: full })
    answers['project.open'] = () => openedAt('/b')
    await openProject('/b')
    expect(state()).toMatchObject({ trouble: null, durable: 4, head: { path: '/b' } })
    expect(texts.size).toBe(0)
  })

  test('is read anew though it be the same file, which another may have changed', async () => {
    texts.set('one', 'The text.')
    const { opening } = state()
    answers['project.open'] = () => openedAt('/a', { revision: 12, durable: 12 })
    await openProject('/a')
    expect(state()).toMatchObject({ durable: 12, opening: opening + 1 })
    expect(texts.size).toBe(0)
  })

  test('may have come to no disk yet, and be in trouble, before it is shown', async () => {
    const trouble = { what: 'folding' as const, problem: full }
    answers['project.open'] = () => openedAt('/b', { revision: 12, durable: 11, trouble })
    await openProject('/b')
    expect(state()).toMatchObject({ durable: 11, trouble })
  })

  test('does not come to know where the analyst was in the last one', async () => {
    answers['project.open'] = async () => {
      setWorkspace({ view: 'history' })
      return openedAt('/b')
    }
    await openProject('/b')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(engine.calls.map(([method]) => method)).toEqual(['project.open'])
  })
})

describe('what the window asks for', () => {
  test('names the project that it is meant for', async () => {
    await perform({ kind: 'project.set', patch: { title: 'T' } })
    await undo()
    setWorkspace({ view: 'claims' })
    setWorkspace({ activePane: 1 })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(engine.calls).toEqual([
      ['project.perform', { project: '/a', body: { kind: 'project.set', patch: { title: 'T' } } }],
      ['project.undo', { project: '/a', task: expect.any(String) }],
      ['workspace.set', { project: '/a', patch: { view: 'claims', activePane: 1 } }],
    ])
  })

  test('is told to the analyst where it fails, but not where there was nothing to do', async () => {
    answers['project.perform'] = () => failed('disk', full.message)
    answers['project.undo'] = () => failed('pointless', 'There is nothing to undo.')
    expect(await perform({ kind: 'project.set', patch: { title: 'T' } })).toBe(false)
    expect(await undo()).toBe(null)
    expect(problems).toEqual([full])
  })

  test('is undone at once, in its turn; where it was refused, what was done before it is not', async () => {
    let refuse = (_: Reply<never>) => {}
    answers['project.perform'] = () => new Promise(resolve => (refuse = resolve))
    const [performed, undone] = [perform({ kind: 'project.set', patch: { title: 'T' } }), undo()]
    refuse(failed('disk', full.message))
    expect(await Promise.all([performed, undone])).toEqual([false, null])
    expect(engine.calls.map(([method]) => method)).toEqual(['project.perform'])
    expect(problems).toEqual([full])

    useWorkbench.setState({ head: head('/a', { undo: 'Renamed the project' }) })
    answers['project.undo'] = () => done(null)
    expect(await undo()).toBe('Renamed the project')
  })

  test('each undo is for one operation: after as many as were refused the next takes back what was before', async () => {
    useWorkbench.setState({ head: head('/a', { undo: 'Added “Crossing”' }) })
    const refusals: ((reply: Reply<never>) => void)[] = []
    answers['project.perform'] = () => new Promise(resolve => refusals.push(resolve))
    answers['project.undo'] = () => done(null)
    const rename = () => perform({ kind: 'project.set', patch: { title: 'T' } })
    const asked = [rename(), rename(), undo(), undo(), undo()]
    for (const refuse of refusals) refuse(failed('disk', full.message))
    expect(await Promise.all(asked)).toEqual([false, false, null, null, 'Added “Crossing”'])
    expect(engine.calls.map(([method]) => method)).toEqual([
      'project.perform',
      'project.perform',
      'project.undo',
    ])
  })

  test('is asked for before the project is left: an undo in its turn too; given up before, it is not left', async () => {
    let answer = (_: Reply<never>) => {}
    answers['project.perform'] = () => new Promise(resolve => (answer = resolve))
    answers['project.undo'] = () => done(null)
    const asked = [perform({ kind: 'project.set', patch: { title: 'T' } }), undo()]
    const calledOff = closeProject()
    await vi.advanceTimersByTimeAsync(1_000)
    giveUpWaiting()
    await calledOff
    expect(state().head?.path).toBe('/a')

    const closed = closeProject()
    answer(done({ operation: 'op', revision: 5, title: '' }) as Reply<never>)
    await Promise.all([...asked, closed])
    const methods = engine.calls.map(([method]) => method)
    expect(methods.filter(method => /perform|undo|close/.test(method))).toEqual([
      'project.perform',
      'project.undo',
      'project.close',
    ])
    expect(state().head).toBeNull()
  })

  test('a project that could not be folded when it was closed is closed, and that is told', async () => {
    answers['project.close'] = () => failed('disk', full.message)
    await closeProject()
    expect([state().head, problems]).toEqual([null, [full]])
  })
})

test('going back picks no claim where none was picked', () => {
  const [one, two] = ['one', 'two'] as unknown as ArticleId[]
  setWorkspace({ panes: [one as ArticleId, two as ArticleId], activePane: 1, claim: 'far' as ClaimId })
  useFocus.setState({ trail: [{ pane: 0, article: one as ArticleId, claim: null, at: 3 }] })
  cache.clear()
  openArticle(two as ArticleId)
  expect(goBack()).toBe(true)
  expect(state().workspace).toMatchObject({ activePane: 0, claim: null })
})

describe('what removes a great part of the annotations', () => {
  const body = { kind: 'article.remove', id: 'article-one' as ArticleId } as const
  const asked = (answer: boolean) => {
    const said: string[] = []
    setAsker(async whatGoes => {
      said.push(whatGoes)
      return answer
    })
    return said
  }
  beforeEach(() => {
    answers['project.perform'] = ({ confirmed }: { confirmed?: boolean }) =>
      confirmed
        ? done({ operation: 'op', revision: 5, title: '' })
        : failed('needs-confirmation', 'All of it goes.')
  })

  test('is done once the analyst has agreed', async () => {
    const said = asked(true)
    expect(await perform(body)).toBe(true)
    expect(said).toEqual(['All of it goes.'])
    expect(engine.calls.map(([, params]) => params)).toEqual([
      { project: '/a', body, task: expect.any(String) },
      { project: '/a', body, confirmed: true, task: expect.any(String) },
    ])
  })

  test('is not done, and nothing said, where the analyst thinks better of it', async () => {
    asked(false)
    expect(await perform(body)).toBe(false)
    expect([engine.calls.length, problems]).toEqual([1, []])
  })
})

test('what comes before the frame stands is kept for every part of it', async () => {
  tell({ type: 'command', command: 'project.open', path: '/b' })
  const heard: string[] = []
  const stops = ['dialogs', 'commands'].map(part => onEvent(event => heard.push(`${part}: ${event.type}`)))
  await Promise.resolve()
  expect(heard).toEqual(['dialogs: command', 'commands: command'])
  for (const stop of stops) stop()
})

test('a damaged file is something to be looked at, not a passing message', async () => {
  answers['project.open'] = () => failed('damaged', 'It is damaged.', '/b')
  expect(await openProject('/b')).toBe(false)
  expect(useDamaged.getState().path).toBe('/b')
  expect(problems).toEqual([])
  expect(useWorkbench.getState().head?.path).toBe('/a')
})

test('of an opening anew that was cancelled nothing is told, unless it has left nothing open', async () => {
  answers['project.takeOver'] = () => failed('cancelled', 'It was cancelled.')
  expect(await takeOver(null)).toBe(false)
  expect(problems).toEqual([])
  const closed = failed('not-open', 'Opening it anew was cancelled. The project is closed.')
  answers['project.takeOver'] = () => closed
  expect(await takeOver(null)).toBe(false)
  expect(problems).toEqual([closed.problem])
})
