import { afterEach, beforeEach, expect, test } from 'vitest'
import { Course } from './course'
import type { Files } from './files'
import type { OpenStore } from './open-store'
import { openStore } from './project-store'
import { realFiles } from './real-files'
import { Workplace } from './testing/workplace'

/* A project is taken from whoever has it only when its file has been read: what takes long can be given up until then. */

let at: Workplace
beforeEach(async () => {
  at = await Workplace.set()
})
afterEach(() => at.clear())

test('given up while the file is read, the project stays with whoever has it', async () => {
  const first = await at.create()
  await at.doing(first, 5)
  await first.fold()
  await at.doing(first, 3)
  const givenUpAt = new Set<string>()
  for (let words = 0; ; words++) {
    const end = new AbortController()
    const told: string[] = []
    const course = new Course(end.signal, what => told.push(what) > words && end.abort())
    const outcome = await openStore(at.path, at.surroundings, { takeOver: true, course })
    // What is left to do then is done with the lock, and soon over.
    if (told[words]?.startsWith('Bringing back')) {
      if (outcome.ok) await outcome.value.close()
      break
    }
    expect(outcome, told[words]).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
    givenUpAt.add(told[words] ?? '')
    await at.doing(first, 1)
    expect(first.readOnly).toBeNull()
  }
  expect([...givenUpAt]).toEqual(['Reading the file', 'Checking the project'])
  await first.close()
})

test.each([
  { moment: 'before the file is read', ending: '.json', how: 'read', opening: 1 },
  // Once for the version, then for all of it.
  { moment: 'while the file is read', ending: '.json', how: 'read', opening: 2 },
  { moment: 'when it has been read', ending: '.lock', how: 'create', opening: 1 },
] as const)(
  'what the other does $moment is there, and nothing of it twice',
  async ({ ending, how, opening }) => {
    for (const laterFrom of [0, Number.POSITIVE_INFINITY]) {
      for (const folded of [true, false]) {
        const before = await at.create()
        await at.doing(before, 6)
        await before.close()
        const first = await at.open()
        let openings = 0
        const open: Files['open'] = async (path, as, mode) => {
          if (path === at.beside(ending) && as === how && ++openings === opening) {
            await at.doing(first, 2)
            if (folded) await first.fold()
            await at.doing(first, 2)
          }
          return realFiles.open(path, as, mode)
        }
        const surroundings = { ...at.surroundings, files: { ...realFiles, open } }
        const outcome = await openStore(at.path, surroundings, { takeOver: true, laterFrom })
        if (!outcome.ok) throw new Error(outcome.problem.message)
        const second = outcome.value
        expect(second.readOnly).toBeNull()
        expect(second.history.map(({ operation }) => operation.id)).toEqual(
          first.history.map(({ operation }) => operation.id),
        )
        expect(second.revision).toBe(10)
        expect(await at.one(first)).toMatchObject({ ok: false, problem: { code: 'read-only' } })
        await first.close()
        await at.doing(second, 1)
        expect(await second.close()).toMatchObject({ ok: true })
        const again = await at.open()
        expect(again.revision).toBe(11)
        await again.close()
        await at.clear()
        at = await Workplace.set()
      }
    }
  },
)

test.each(['the first has left it', 'the first has lost it'])(
  'a third who comes while the file is read keeps the project, and is named: %s by then',
  async how => {
    const first = await at.create()
    await at.doing(first, 5)
    await first.fold()
    const thirds: OpenStore[] = []
    const open: Files['open'] = async (path, as, mode) => {
      if (path === at.path && as === 'read' && thirds.length === 0) {
        at.surroundings = { ...at.surroundings, files: realFiles }
        if (how === 'the first has left it') await first.close()
        thirds.push(await at.open(at.path, { takeOver: true, annotator: 'Teo' }))
      }
      return realFiles.open(path, as, mode)
    }
    at.surroundings = { ...at.surroundings, files: { ...realFiles, open } }
    const asked = await at.open(at.path, { takeOver: true })
    expect(asked.readOnlyCause).toBe('held')
    expect(asked.readOnly).toMatch(
      /was not taken over: Teo has opened it in another window on this computer in the meantime\. It can be read here/,
    )
    const [third] = thirds
    if (!third) throw new Error('no third has come')
    await at.doing(third, 1)
    expect(third.readOnly).toBeNull()
    for (const each of [asked, first, third]) await each.close()
    // Asked again, with the third gone, there is nobody to take it from.
    const again = await at.open(at.path, { takeOver: true })
    expect([again.readOnly, again.revision]).toEqual([null, 6])
    await again.close()
  },
)

test('it is taken from whoever has it, though the lock’s words are just being written when it is asked for', async () => {
  const first = await at.create()
  await at.doing(first, 2)
  let looks = 0
  const open: Files['open'] = async (path, how, mode) => {
    const file = await realFiles.open(path, how, mode)
    if (path !== at.beside('.lock') || how !== 'read' || looks++ > 0) return file
    const facts = async () => ({ ...(await file.facts()), size: 5 })
    return { ...file, read: file.read.bind(file), close: file.close.bind(file), facts }
  }
  at.surroundings = { ...at.surroundings, files: { ...realFiles, open } }
  const second = await at.open(at.path, { takeOver: true })
  expect([second.readOnly, second.revision]).toEqual([null, 2])
  await first.close()
  await second.close()
})

test('a file that was read already is not read again where it is the same', async () => {
  const first = await at.create()
  await at.doing(first, 6)
  await first.fold()
  let reads = 0
  const open: Files['open'] = (path, how, mode) => {
    if (path === at.path && how === 'read') reads++
    return realFiles.open(path, how, mode)
  }
  at.surroundings = { ...at.surroundings, files: { ...realFiles, open } }
  const second = await at.open(at.path, { takeOver: true })
  // Once for the version that it is in, and once whole.
  expect([second.readOnly, second.revision, reads]).toEqual([null, 6, 2])
  await first.close()
  await second.close()
})

test('what the other had not folded yet is told of as taken over: no session has broken off', async () => {
  const first = await at.create()
  await at.doing(first, 1)
  // The first change has the file written, which says from then on that it is worked on.
  await first.fold()
  await at.doing(first, 2)
  const second = await at.open(at.path, { takeOver: true })
  expect(second.recovery).toEqual([
    expect.stringMatching(/^The project was taken over\. 2 changes .* came back/),
  ])
  await first.close()
  await second.close()
})
