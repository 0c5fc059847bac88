import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, failed, type Reply } from '#shared/api/problem'
import type { Slice } from '#shared/api/views'
import type { ClaimId, CommentId } from '#shared/model/ids'
import type { Article, Claim } from '#shared/model/records'
import { before, id, newClaim, scene, texts as sceneTexts } from '#shared/testing/scene'
import { openProject, perform, undo } from './actions'
import { call } from './engine'
import { useFocus } from './focus'
import { mounted } from './mounted'
import { readArticle, readSlice } from './reading'
import { changedAt, head, openedAt, SpokenEngine } from './spoken-engine.test-support'
import { startWorkbench } from './start'
import { cache, texts, useWorkbench } from './workbench'
import { setWorkspace } from './workspace'

/* More has changed than the window is told: it reads anew what it shows, and everything else waits for that. */

const made = { created: before, changed: null }
const dawn = scene().articles.get(id('dawn')) as Article
const noon = scene().articles.get(id('noon')) as Article
const claim = (name: string, wording: string, article: 'dawn' | 'noon' = 'dawn'): Claim => ({
  ...newClaim(name, article, article === 'dawn' ? 'About 4,000' : 'unheard of'),
  ...made,
  wording,
})

/** Only what has been caught in something takes as long: how busy the machine is decides over no test. */
const patiently = { timeout: 60_000 }

let engine: SpokenEngine
/** Answers the latest reading. */
let answer: (reply: Reply<{ version: number; slice: Slice }>) => void
let unmount: () => void

beforeEach(async () => {
  vi.stubGlobal('window', new EventTarget())
  engine = new SpokenEngine()
  engine.answers['records.read'] = () => new Promise(resolve => (answer = resolve))
  engine.answers['articles.read'] = ({ id: of }: { id: string }) =>
    of === 'dawn'
      ? done({ slice: { articles: [dawn], claims: [claim('four', 'old')] }, text: sceneTexts.dawn })
      : done({ slice: { articles: [noon], claims: [claim('far', 'old', 'noon')] }, text: sceneTexts.noon })
  useFocus.setState(useFocus.getInitialState(), true)
  await startWorkbench(engine.client)
  await readArticle(id('dawn'))
  await readArticle(id('noon'))
  unmount = mounted({ kind: 'article', id: id('dawn') })
  engine.calls = []
})
afterEach(() => {
  unmount()
  vi.unstubAllGlobals()
})

const anew = (revision: number) => changedAt(revision, { anew: true })
const read = (version: number, ...claims: Claim[]) =>
  done({ version, slice: { articles: [dawn], claims } satisfies Slice })
const wordingOf = (name: string) => cache.get('claims', id<ClaimId>(name))?.wording
const revision = () => useWorkbench.getState().head?.revision
const asked = () => engine.calls.flatMap(([method, params]) => (method === 'records.read' ? [params] : []))
/** Until all that the engine has said has been heard: an answer comes after it. */
const heard = () => call('project.recent', {})

test('what is shown is read anew and replaced in one turn; the rest is forgotten', async () => {
  const drawn: unknown[] = []
  const stop = useWorkbench.subscribe(() => drawn.push([revision(), wordingOf('four'), wordingOf('far')]))
  engine.tell(anew(5))
  expect(asked()).toEqual([{ project: '/a', articles: ['dawn'], claims: [], entities: [], comments: [] }])
  expect([revision(), wordingOf('four'), wordingOf('far')]).toEqual([4, 'old', 'old'])
  answer(read(5, claim('four', 'new'), claim('added', 'new')))
  await heard()
  stop()
  expect(drawn).toEqual([[5, 'new', undefined]])
  expect([wordingOf('added'), texts.get('dawn'), texts.has('noon')]).toEqual(['new', sceneTexts.dawn, false])
})

test('read anew is all that its parts and the analyst’s hands are on, each once', async () => {
  const on = { table: 'claims', id: id<ClaimId>('four') } as const
  const stops = [
    mounted({ kind: 'claim', id: id('four') }),
    mounted({ kind: 'claim', id: id('far') }),
    mounted({ kind: 'entity', id: id('guard') }),
    mounted({ kind: 'comments', on }),
    mounted({ kind: 'comments', on: { ...on } }),
  ]
  setWorkspace({ claim: id('four'), entity: id('lund') })
  engine.tell(anew(5))
  for (const stop of stops) stop()
  expect(asked()).toEqual([
    {
      project: '/a',
      articles: ['dawn'],
      claims: ['four', 'far'],
      entities: ['lund', 'guard'],
      comments: [on],
    },
  ])
  const comment = { id: id<CommentId>('why'), on, replyTo: null, text: 'Why?', resolved: false, ...made }
  answer(done({ version: 5, slice: { comments: [comment] } }))
  await heard()
  expect([...cache.all('comments')]).toEqual([comment])
  setWorkspace({ claim: null, entity: null })
})

test('what is told while it is read is heard after it, and puts nothing older back', async () => {
  engine.tell(anew(5))
  engine.tell(changedAt(6, { now: { claims: [claim('four', 'sixth')] } }))
  engine.tell(changedAt(7, { now: { claims: [claim('four', 'seventh'), claim('five', 'seventh')] } }))
  engine.tell(changedAt(8, { gone: { claims: ['five'] } }))
  const seen: unknown[] = []
  const stop = useWorkbench.subscribe(() => seen.push([revision(), wordingOf('four'), wordingOf('five')]))
  // What was read is as of the seventh.
  answer(read(7, claim('four', 'seventh'), claim('five', 'seventh')))
  await heard()
  stop()
  expect(seen).toEqual([
    [5, 'seventh', 'seventh'],
    [6, 'seventh', 'seventh'],
    [7, 'seventh', 'seventh'],
    [8, 'seventh', undefined],
  ])
})

test('what was asked for before and is answered meanwhile is asked for again, for it may be older', async () => {
  const wordings = ['before the sixth', 'the sixth']
  engine.answers['claims.read'] = () =>
    done({ claims: [claim('six', wordings.shift() ?? 'asked too often')] })
  const reading = readSlice(() => call('claims.read', { id: id<ClaimId>('six') }))
  engine.tell(anew(5))
  engine.tell(changedAt(6, { now: { claims: [claim('six', 'the sixth')] } }))
  answer(read(7))
  await Promise.all([reading, heard()])
  expect([wordingOf('six'), revision()]).toEqual(['the sixth', 6])
})

test('a further large change is read only where what was read is older', async () => {
  engine.tell(anew(5))
  engine.tell(anew(6))
  engine.tell(anew(7))
  expect(asked()).toHaveLength(1)
  answer(read(6, claim('four', 'sixth')))
  await vi.waitUntil(() => asked().length === 2, patiently)
  expect([revision(), wordingOf('four')]).toEqual([6, 'sixth'])
  answer(read(7, claim('four', 'seventh')))
  await heard()
  expect([revision(), wordingOf('four'), asked().length]).toEqual([7, 'seventh', 2])
})

test('what is done and undone meanwhile comes after it, in its order', async () => {
  engine.answers['project.perform'] = () => {
    engine.tell(changedAt(6, { now: { claims: [claim('coming', 'made')] } }))
    return done({ operation: 'op', revision: 6, title: '' })
  }
  engine.answers['project.undo'] = () => {
    engine.tell(changedAt(7, { gone: { claims: ['coming'] } }))
    return done({ operation: 'op', revision: 7, title: '' })
  }
  engine.tell(anew(5))
  const seen: unknown[] = []
  const stop = useWorkbench.subscribe(() => seen.push([revision(), wordingOf('four'), wordingOf('coming')]))
  const body = { kind: 'claim.create', claim: newClaim('coming', 'dawn', 'About 4,000') } as const
  const asking = Promise.all([perform(body), undo()])
  await vi.waitUntil(() => engine.calls.some(([method]) => method === 'project.perform'), patiently)
  expect(seen).toEqual([])
  answer(read(5, claim('four', 'new')))
  expect((await asking)[0]).toBe(true)
  stop()
  expect(seen).toEqual([
    [5, 'new', undefined],
    [6, 'new', 'made'],
    [7, 'new', undefined],
  ])
})

test('an article that is opened meanwhile is shown, and one that is closed is there until it is far', async () => {
  engine.tell(anew(5))
  unmount()
  const opened = readArticle(id('noon'))
  answer(read(5, claim('four', 'new')))
  expect(await opened).toBeNull()
  expect([wordingOf('far'), wordingOf('four')]).toEqual(['old', 'new'])
  expect([...texts.keys()].sort()).toEqual(['dawn', 'noon'])
})

test('an article that has another text is read again, and nothing is selected in it', async () => {
  useFocus.setState({ selections: [{ start: 1, end: 2 }, null] })
  engine.tell(anew(5))
  const corrected = { ...dawn, textHash: noon.textHash }
  answer(done({ version: 5, slice: { articles: [corrected] } }))
  await heard()
  expect([texts.has('dawn'), cache.get('articles', id('dawn'))]).toEqual([false, corrected])
  expect(useFocus.getState().selections).toEqual([null, null])
})

test('the scheme that came with it is shown with it', async () => {
  const label = [...scene().labels.values()][0]
  if (!label) throw new Error('the scene has no labels')
  engine.tell(changedAt(5, { anew: true, now: { labels: [label] } }))
  answer(read(5))
  await heard()
  expect(useWorkbench.getState().head?.labels).toEqual([label])
})

test('of a project that is no longer shown nothing comes into the next', async () => {
  engine.answers['project.open'] = () => openedAt('/b', { revision: 1 })
  engine.tell(anew(5))
  const opened = openProject('/b')
  await vi.waitUntil(() => engine.calls.some(([method]) => method === 'project.open'), patiently)
  answer(failed('not-open', 'It is no longer shown in this window.') as never)
  expect(await opened).toBe(true)
  expect([revision(), useWorkbench.getState().head?.path]).toEqual([1, '/b'])
  expect([...cache.all('claims'), ...texts.keys()]).toEqual([])
  // The next project counts its own changes.
  engine.tell(changedAt(2, { now: { claims: [claim('four', 'of the next')] } }))
  expect(wordingOf('four')).toBe('of the next')
})

test('what cannot be read is not shown as it was: whoever shows it asks for it again', async () => {
  const { opening } = useWorkbench.getState()
  engine.tell(anew(5))
  answer(failed('bug', 'It could not be read.') as never)
  await heard()
  expect([...cache.all('claims'), ...texts.keys()]).toEqual([])
  expect(useWorkbench.getState()).toMatchObject({ opening: opening + 1, head: { revision: 5 } })
})

test('what a lost connection has not let through stays as it was, and is read once there is a connection', async () => {
  const { opening } = useWorkbench.getState()
  engine.tell(anew(5))
  useWorkbench.setState({ connection: 'lost' })
  answer(failed('disconnected', 'The connection was lost.') as never)
  await heard()
  expect([revision(), wordingOf('four'), texts.has('dawn'), asked().length]).toEqual([5, 'old', true, 1])

  const { changes } = useWorkbench.getState()
  useWorkbench.setState({ connection: 'open' })
  // What was missed is told after it.
  engine.tell(changedAt(6, { now: { claims: [claim('four', 'sixth')] } }))
  expect([asked().length, revision(), wordingOf('four')]).toEqual([2, 5, 'old'])
  answer(read(5, claim('four', 'fifth'), claim('five', 'fifth')))
  await heard()
  expect([revision(), wordingOf('four'), wordingOf('five'), wordingOf('far')]).toEqual([
    6,
    'sixth',
    'fifth',
    undefined,
  ])
  // Once for what was read, so that lists are too, and once for the change.
  expect(useWorkbench.getState()).toMatchObject({ opening, changes: changes + 2 })
})

test('a defect in hearing one thing does not keep the window from hearing the next', async () => {
  const told = new Error('a listener failed')
  const stop = useWorkbench.subscribe(() => {
    stop()
    throw told
  })
  const bugs: unknown[] = []
  const listener = (bug: unknown) => bugs.push(bug)
  process.on('unhandledRejection', listener)
  engine.tell(anew(5))
  engine.tell(changedAt(6))
  answer(read(5))
  await heard()
  await vi.waitUntil(() => bugs.length > 0, patiently)
  process.off('unhandledRejection', listener)
  expect([revision(), bugs]).toEqual([6, [told]])
})

test('a window without a project has nothing to read', async () => {
  useWorkbench.setState({ head: null })
  engine.tell(anew(5))
  await heard()
  expect(asked()).toEqual([])
  useWorkbench.setState({ head: head('/a') })
})
