import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testFolder } from '../../test-folders.test-support'
import { slowPage } from '../import/testing/hostile-pages'
import type { WorkbenchSession } from '../ports'
import { trialPorts, value } from '../trial.test-support'
import { createEngine, machine } from '../workbench'
import { Readers, readingLimits } from './readers'
import { watchHolds } from './testing/holds'

/* The engine as a window has it, with one that reads in it for so many seconds at the most. */
const seconds = 4
let folder: string
let session: WorkbenchSession
let end: () => Promise<void>
beforeEach(async () => {
  folder = testFolder('answering')
  const readers = new Readers({ ...readingLimits, article: { seconds, megabytes: 1_024 } })
  const engine = createEngine(machine, readers)
  session = await engine.openSession(trialPorts(folder))
  value(await session.methods['project.create']({ path: join(folder, 'p'), title: 'Trial' }))
  end = async () => {
    readers.end()
    await engine.closeEngine()
  }
})
afterEach(() => end())

test('while a page is read that takes for ever, the engine answers; then the analyst is told, and the next is read', async () => {
  const path = join(folder, 'x.html')
  await writeFile(path, slowPage())
  const holds = watchHolds()
  let reading = true
  const proposed = session.methods['articles.propose']({ sources: [{ path }] }).finally(() => {
    reading = false
  })
  let answered = 0
  for (; reading; answered++) {
    value(await session.methods['workbench.start']({}))
    await nextTurn()
  }
  const [answer] = value(await proposed)
  expect(answer).toEqual({
    ok: false,
    file: 'x.html',
    message: `“x.html” takes longer to read than ${seconds} seconds. Nothing was added.`,
  })
  expect(answered).toBeGreaterThan(10)
  // Reading it here would have held the engine for all of the time.
  expect(holds.end()).toBeLessThan(500)
  const [next] = value(
    await session.methods['articles.propose']({ sources: [{ pasted: 'Text.', html: false }] }),
  )
  expect(next?.ok).toBe(true)
})

test('what was asked for is stopped by its name alone, and with the window', async () => {
  const source = { pasted: slowPage(), html: true }
  const ask = (task: string) => session.methods['articles.propose']({ sources: [source], task })
  const [one, other] = [ask('one'), ask('other')]
  await session.methods['tasks.cancel']({ task: 'one' })
  const cancelled = { ok: false, problem: { code: 'cancelled' } }
  expect(await one).toMatchObject(cancelled)
  await session.close()
  expect(await other).toMatchObject(cancelled)
})

test('how far the reading of several files has come is told file by file', async () => {
  const told: [string, number][] = []
  session.listen(event => {
    if (event.type === 'progress' && event.task === 'three') told.push([event.what, event.done])
  })
  const sources = ['a', 'b', 'c'].map(name => ({
    name: `${name}.txt`,
    base64: Buffer.from(`Text ${name}.`).toString('base64'),
  }))
  value(await session.methods['articles.propose']({ sources, task: 'three' }))
  expect(told.map(([what]) => what).sort()).toEqual(['Read “a.txt”', 'Read “b.txt”', 'Read “c.txt”'])
  expect(told.map(([, done]) => done)).toEqual([1 / 3, 2 / 3, 1])
})
