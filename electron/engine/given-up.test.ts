import { expect, test } from 'vitest'
import { OpenProjects } from './open-projects'
import { Course, type TellProgress } from './storage/course'
import { createStore } from './storage/project-store'
import { Desk, idsOf, journalPath, projectPath } from './storage/testing/desk'
import { MemoryFiles } from './storage/testing/memory-files'
import { value } from './trial.test-support'

/* What takes long can be given up at every word that is said of how far it is, and nothing is lost or left half done. */

/** A project of ten operations on a disk; `crashed` leaves the last three in the journal. */
async function deskWithProject(crashed: boolean): Promise<Desk> {
  const desk = new Desk(new MemoryFiles(), 3)
  const store = value(await createStore(projectPath, desk.surroundings))
  for (let i = 0; i < 7; i++) await desk.do(store)
  await store.fold()
  for (let i = 0; i < 3; i++) await desk.do(store)
  const left = desk.disk.copy()
  await store.close()
  return new Desk(crashed ? left : desk.disk, 12)
}

/** Whoever waits, and gives up with the word of this number. */
function patience(words: number) {
  const end = new AbortController()
  let heard = 0
  const tell: TellProgress = () => {
    if (heard++ === words) end.abort()
  }
  return { signal: end.signal, tell, end, heard: () => heard }
}

/** Every file of the project, but for who has it. */
const contentsOf = (disk: MemoryFiles) =>
  disk
    .paths()
    .sort()
    .map(path => [path, Buffer.from(disk.read(path)).toString()])

test.each([false, true])(
  'an opening that is given up leaves all as it was (crashed before: %s)',
  async crashed => {
    let words = 0
    for (let over = false; !over; words++) {
      const desk = await deskWithProject(crashed)
      const before = contentsOf(desk.disk).filter(([path]) => !path?.endsWith('.lock'))
      const waiting = patience(words)
      const projects = new OpenProjects(desk.surroundings)
      const opened = await projects.open(projectPath, {}, waiting)
      over = opened.ok
      if (opened.ok) await opened.value.close(new Course(AbortSignal.abort()))
      else expect(opened.problem.code).toBe('cancelled')
      // A journal that was found is begun anew before anything else is done, with what it held.
      const files = (all: (string | undefined)[][]) => all.filter(([path]) => path !== journalPath)
      if (!over) expect(files(contentsOf(desk.disk)), `word ${words}`).toEqual(files(before))
      const again = value(await new OpenProjects(new Desk(desk.disk, 6).surroundings).open(projectPath))
      expect(again.readOnly).toBeNull()
      expect(again.revision).toBe(10)
      await again.close()
    }
    expect(words).toBeGreaterThan(5)
  },
)

test('of two windows that wait for one project the other gets it, and one that comes late gets it anew', async () => {
  const desk = await deskWithProject(false)
  const projects = new OpenProjects(desk.surroundings)
  const impatient = patience(1)
  const [gone, other] = await Promise.all([
    projects.open(projectPath, {}, impatient),
    projects.open(projectPath, {}, patience(Number.POSITIVE_INFINITY)),
  ])
  expect([gone.ok, other.ok]).toEqual([false, true])
  expect((await projects.release(value(other))).ok).toBe(true)

  const first = patience(Number.POSITIVE_INFINITY)
  let late: ReturnType<OpenProjects['open']> | undefined
  const opening = projects.open(
    projectPath,
    {},
    {
      signal: first.signal,
      tell: () => {
        first.end.abort()
        late ??= Promise.resolve().then(() => projects.open(projectPath))
      },
    },
  )
  expect((await opening).ok).toBe(false)
  const project = value((await late) ?? (await opening))
  expect(project.readOnly).toBeNull()
  await projects.closeAll()
  expect(desk.disk.paths()).toEqual([projectPath])
})

test('a closing that is given up lets go at once, and the next opening has every change', async () => {
  let words = 0
  for (let over = false; !over; words++) {
    const desk = await deskWithProject(false)
    const store = await desk.open()
    for (let i = 0; i < 5; i++) await desk.do(store)
    await store.fold()
    for (let i = 0; i < 5; i++) await desk.do(store)
    const before = Buffer.from(desk.disk.read(projectPath)).toString()
    // A fold that nobody waits for may be under way: it is given up with the rest.
    const folding = words % 2 === 0 ? store.fold() : undefined
    const waiting = patience(words)
    const closed = await store.close(new Course(waiting.signal, waiting.tell))
    await folding
    over = closed.ok
    if (!closed.ok) {
      expect(closed.problem.code).toBe('cancelled')
      expect(closed.problem.message).toContain('p.claimbench.journal')
      expect(desk.disk.paths().sort()).toEqual([journalPath, projectPath])
      if (!folding) expect(Buffer.from(desk.disk.read(projectPath)).toString()).toBe(before)
    } else expect(desk.disk.paths()).toEqual([projectPath])
    const again = await new Desk(desk.disk.afterPowerCut('loses all'), 6).open()
    expect(idsOf(again).slice(-10), `word ${words}`).toEqual(desk.acknowledged)
    await again.close()
  }
  expect(words).toBeGreaterThan(1)
})

test('of two windows that save one project, one gives up its own saving and not the other’s', async () => {
  for (const givesUp of ['the first', 'the second']) {
    const desk = await deskWithProject(false)
    const store = await desk.open()
    for (let i = 0; i < 5; i++) await desk.do(store)
    const waits = [patience(Number.POSITIVE_INFINITY), patience(Number.POSITIVE_INFINITY)] as const
    const saved = waits.map(({ signal, tell }) => store.fold(new Course(signal, tell)))
    waits[givesUp === 'the first' ? 0 : 1].end.abort()
    const [first, second] = await Promise.all(saved)
    expect([first?.ok, second?.ok], givesUp).toEqual([givesUp === 'the second', true])
    expect(waits[1].heard() > 0, givesUp).toBe(givesUp === 'the first')
    const file = JSON.parse(Buffer.from(desk.disk.read(projectPath)).toString()) as { revision: number }
    expect(file.revision).toBe(15)
    await store.close()
  }
})

test('a fold that nobody waited for is given up by whoever saves meanwhile', async () => {
  const desk = await deskWithProject(false)
  const store = await desk.open()
  for (let i = 0; i < 5; i++) await desk.do(store)
  const waiting = patience(0)
  const [own, saved] = await Promise.all([store.fold(), store.fold(new Course(waiting.signal, waiting.tell))])
  expect([own.ok, saved.ok]).toEqual([false, false])
  expect(await store.fold()).toMatchObject({ ok: true })
  await store.close()
})

test('a copy that is given up leaves no half of one, and what was there before', async () => {
  for (const there of [false, true]) {
    const desk = await deskWithProject(false)
    const store = await desk.open()
    const copy = '/desk/copy.claimbench.json'
    if (there) desk.disk.put(copy, Buffer.from('what was there'))
    const before = desk.disk.paths().sort()
    const waiting = patience(1)
    const saved = await store.saveCopy(copy, new Course(waiting.signal, waiting.tell))
    expect(saved).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
    expect(desk.disk.paths().sort()).toEqual(before)
    if (there) expect(Buffer.from(desk.disk.read(copy)).toString()).toBe('what was there')
    expect(await store.saveCopy(copy)).toMatchObject({ ok: true })
    await store.close()
  }
})
