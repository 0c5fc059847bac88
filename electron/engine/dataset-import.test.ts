import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { datasetPieces } from '#shared/dataset/dataset'
import { datasetFrom } from '#shared/dataset/dataset-from'
import { IndexedProject } from '#shared/model/indexed-project'
import { Memory } from './memory'
import { realFiles } from './storage/real-files'
import { largeProject } from './storage/testing/large-project'
import { WrittenEntry } from './storage/written-history'
import { openWindow, Trial, value } from './trial.test-support'

/* A dataset becomes a project whose history is one operation, which holds all of it. */

let trial: Trial
const at = (name: string) => join(trial.folder, name)
beforeEach(async () => {
  trial = await Trial.begin()
})
afterEach(async () => {
  await trial.end()
})

/** Writes the dataset of a project with so many articles, and gives that project. */
async function dataset(articles: number): Promise<IndexedProject> {
  const project = new IndexedProject(largeProject(articles, 4).project)
  const options = { generator: 'Claimbench', exportedAt: '2025-03-02T10:00:00.000Z' }
  await writeFile(at('out.json'), [...datasetPieces(datasetFrom(project, options))].join(''))
  return project
}

test('of a large dataset nothing large is parsed in one go, up to the list of what was done', async () => {
  const project = await dataset(250)
  const parse = vi.spyOn(JSON, 'parse')
  const forget = vi.spyOn(WrittenEntry.prototype, 'forget')
  const opened = value(await trial.methods['dataset.import']({ path: at('out.json'), into: at('in') }))
  // Nothing is written before the history has been checked.
  value(
    await trial.methods['project.perform']({
      project: opened.project.path,
      body: { kind: 'project.set', patch: { title: 'Read in' } },
    }),
  )
  // In memory all of it is there once, and the list does without it.
  expect(forget).toHaveBeenCalledOnce()
  const read = vi.spyOn(WrittenEntry.prototype, 'readInSteps')
  const { rows } = value(await trial.methods['history.list']({ by: null, offset: 0, limit: 10 }))
  const longest = Math.max(...parse.mock.calls.map(([text]) => text.length))
  expect(read).not.toHaveBeenCalled()
  for (const spy of [parse, forget, read]) spy.mockRestore()
  expect(rows.at(-1)).toMatchObject({ title: 'Read in from out.json', state: 'stands' })
  expect(opened.project.counts).toMatchObject({ articles: 250, claims: project.size('claims') })
  expect(longest).toBeGreaterThan(1_000)
  expect(longest).toBeLessThan(1 << 20)
})

test('given up at any word that is said of it, it leaves no file, and none that was there before goes', async () => {
  await dataset(10)
  await writeFile(at('other.claimbench.json'), 'mine')
  const [path, into, task] = [at('out.json'), at('in'), 'import']
  let words = 0
  const said = new Set<string>()
  for (let over = false; !over; words++) {
    let heard = 0
    const stop = trial.session.listen(event => {
      if (event.type !== 'progress') return
      said.add(event.what)
      if (heard++ === words) void trial.methods['tasks.cancel']({ task })
    })
    const reply = await trial.methods['dataset.import']({ path, into, task })
    stop()
    over = reply.ok
    const there = (await readdir(trial.folder)).filter(name => !name.includes('.lock')).sort()
    const left = ['config', 'other.claimbench.json', 'out.json']
    if (!reply.ok) {
      expect(reply.problem.code).toBe('cancelled')
      expect(there, `word ${words}`).toEqual(left)
    } else expect(there).toEqual([...left, 'in.claimbench.json'].sort())
  }
  expect([...said]).toEqual(expect.arrayContaining(['Writing the project file', 'Reading the file']))
})

test('given up when it is open already, it is not among the recent projects', async () => {
  await dataset(10)
  const task = 'import'
  vi.spyOn(Memory.prototype, 'workspace').mockImplementationOnce(() => {
    void trial.methods['tasks.cancel']({ task })
    return undefined
  })
  const reply = await trial.methods['dataset.import']({ path: at('out.json'), into: at('in'), task })
  vi.restoreAllMocks()
  expect(reply).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(await readdir(trial.folder)).not.toContain('in.claimbench.json')
  expect(value(await trial.methods['project.recent']({}))).toEqual([])
})

/** Has every look at the clock find that it is time to tell how far it is. */
function tellAlways(): void {
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
}

test('it is told once how far it is, from working out the project to opening it and leaving the one before', async () => {
  await dataset(20)
  value(await trial.methods['project.create']({ path: at('before'), title: 'Before' }))
  tellAlways()
  const heard: { readonly what: string; readonly done: number }[] = []
  trial.session.listen(event => event.type === 'progress' && heard.push(event))
  value(await trial.methods['dataset.import']({ path: at('out.json'), into: at('in'), task: 'import' }))
  vi.restoreAllMocks()
  const shares = heard.map(({ done }) => done)
  expect(heard.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['Writing the project file', 'Reading the file', 'Closing the project']),
  )
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares[0]).toBeLessThan(0.2)
  expect(shares.at(-1)).toBeLessThanOrEqual(1)
})

test('given up while another window opens it, the new file stays, and that window works in it', async () => {
  await dataset(20)
  const other = await openWindow(trial.engine, trial.folder)
  const [task, made] = ['import', at('in.claimbench.json')]
  let opening: ReturnType<(typeof other.methods)['project.open']> | undefined
  trial.session.listen(event => {
    if (event.type === 'progress' && event.what === 'Reading the file')
      opening ??= other.methods['project.open']({ path: made, task: 'other' })
  })
  // Both wait for the same reading then.
  other.listen(event => event.type === 'progress' && void trial.methods['tasks.cancel']({ task }))
  // It is among those who wait before anything else is told.
  vi.spyOn(realFiles, 'realPath').mockImplementation(async path => path)
  tellAlways()
  const reply = await trial.methods['dataset.import']({ path: at('out.json'), into: at('in'), task })
  vi.restoreAllMocks()
  expect(reply).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(await readdir(trial.folder)).toContain('in.claimbench.json')
  const { project } = value(await (opening as NonNullable<typeof opening>))
  expect(project.readOnly).toBeNull()
  value(
    await other.methods['project.perform']({
      project: project.path,
      body: { kind: 'project.set', patch: { title: 'Theirs' } },
    }),
  )
  value(await other.methods['project.close']({}))
  expect(await readFile(made, 'utf8')).toContain('Theirs')
})
