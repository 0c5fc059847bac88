import { chmod, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outsideEdits } from './outside-edits'
import { createStore } from './project-store'
import { Desk, projectPath } from './testing/desk'
import { MemoryFiles } from './testing/memory-files'
import { contents, Workplace } from './testing/workplace'

let at: Workplace
beforeEach(async () => {
  at = await Workplace.set()
})
afterEach(() => at.clear())

describe('a project that is closed and opened again', () => {
  test('is the same, and leaves nothing beside its file', async () => {
    const store = await at.create()
    await at.doing(store, 30)
    const before = contents(store.project)
    expect((await store.close()).ok).toBe(true)
    expect(await at.names()).toEqual(['p.claimbench.json'])

    const again = await at.open()
    expect(contents(again.project)).toEqual(before)
    expect(again.history).toHaveLength(30)
    expect(again.recovery).toEqual([])
    expect(again.readOnly).toBeNull()
    await again.close()
    expect(await at.names()).toEqual(['p.claimbench.json'])
  })

  test('is written to the same bytes when nothing has changed', async () => {
    const store = await at.create()
    await at.doing(store, 5)
    await store.close()
    const before = await readFile(at.path)
    await (await at.open()).close()
    expect(await readFile(at.path)).toEqual(before)
  })
})

describe('the project file', () => {
  test('keeps its permission bits, and those beside it have the same', async () => {
    const store = await at.create()
    await at.doing(store, 3)
    await store.close()
    await chmod(at.path, 0o600)
    const again = await at.open()
    await at.doing(again, 1)
    expect((await stat(at.beside('.journal'))).mode & 0o777).toBe(0o600)
    await again.close()
    expect((await stat(at.path)).mode & 0o777).toBe(0o600)
  })

  test('that another program changes meanwhile is not overwritten', async () => {
    const store = await at.create()
    await at.doing(store, 3)
    await store.fold()
    const foreign = await readFile(at.path, 'utf8')
    await writeFile(at.path, `${foreign} `)
    await at.doing(store, 1)
    expect(await store.fold()).toMatchObject({ ok: false, problem: { code: 'read-only' } })
    expect(await readFile(at.path, 'utf8')).toBe(`${foreign} `)
    await store.close()
    const again = await at.open()
    expect(again.revision).toBe(4)
    await again.close()
  })

  test('that another program only touches is written as before', async () => {
    const store = await at.create()
    await at.doing(store, 3)
    await utimes(at.path, new Date(), new Date(Date.now() + 5_000))
    await at.doing(store, 1)
    expect((await store.fold()).ok).toBe(true)
    await store.close()
  })

  test('is written once for the first change since it was closed, however many follow meanwhile', async () => {
    const desk = new Desk(new MemoryFiles(), 4)
    const created = await createStore(projectPath, desk.surroundings)
    if (!created.ok) throw new Error(created.problem.message)
    for (let i = 0; i < 3; i++) await desk.do(created.value)
    await created.value.close()
    const store = await desk.open()
    const { length } = desk.disk.steps
    for (let i = 0; i < 60; i++) await desk.do(store)
    await store.fold()
    const written = desk.disk.steps.slice(length).filter(step => step.endsWith(' to p.claimbench.json'))
    expect(written.length).toBeLessThanOrEqual(2)
    expect(desk.acknowledged).toHaveLength(63)
    await store.close()
  })

  test('edited by hand opens, and says in which record', async () => {
    const store = await at.create()
    await at.doing(store, 12)
    await store.close()
    const [claim] = [...store.project.all('claims')]
    const line = JSON.stringify(claim)
    const text = await readFile(at.path, 'utf8')
    await writeFile(at.path, text.replace(line, line.replace('"note":"', '"note":"by hand: ')))
    const again = await at.open()
    expect(again.recovery[0]).toMatch(/changed by something other than Claimbench.*1 difference/)
    // In the analyst's words, with both values, and without an id.
    expect(again.recovery[1]).toMatch(
      /^Claim “.+”: its “Note” is “by hand: .*”, and the history (made it “.*”|left it empty)\.$/,
    )
    expect(again.recovery.join()).not.toContain(claim?.id)
    const [edit] = await outsideEdits(again.account())
    expect(edit?.where).toBe(`claims/${claim?.id}`)
    await again.close()
  })

  test('a copy is a whole project, closed, and the original goes on', async () => {
    const store = await at.create()
    await at.doing(store, 8)
    const copy = join(at.folder, 'copy.claimbench.json')
    expect(await store.saveCopy(copy)).toMatchObject({ ok: true, value: { bytes: (await stat(copy)).size } })
    expect(await store.saveCopy(at.path)).toMatchObject({ ok: false, problem: { code: 'in-use' } })
    const copied = await at.open(copy)
    expect(copied.recovery).toEqual([])
    expect(contents(copied.project)).toEqual(contents(store.project))
    await copied.close()
    await at.doing(store, 1)
    await store.close()
  })

  test('that is only made is written once, closed', async () => {
    const desk = new Desk(new MemoryFiles(), 4)
    const created = await createStore(projectPath, desk.surroundings)
    if (!created.ok) throw new Error(created.problem.message)
    await desk.do(created.value)
    await created.value.close()
    expect(desk.disk.steps.filter(step => step.endsWith(' to p.claimbench.json'))).toHaveLength(1)
    const again = await new Desk(desk.disk, 5).open()
    expect([again.revision, again.recovery]).toEqual([1, []])
    await again.close()
  })

  test('that was made and is worked on says so in its file', async () => {
    const desk = new Desk(new MemoryFiles(), 4)
    const created = await createStore(projectPath, desk.surroundings)
    if (!created.ok) throw new Error(created.problem.message)
    for (let i = 0; i < 3; i++) await desk.do(created.value)
    await created.value.fold()
    expect(JSON.parse(Buffer.from(desk.disk.read(projectPath)).toString())).toMatchObject({
      revision: 3,
      closed: false,
    })
    await created.value.close()
  })

  test('is never made over another, and a journal left from before is set aside', async () => {
    await writeFile(at.path, 'mine')
    expect(await createStore(at.path, at.surroundings)).toMatchObject({
      ok: false,
      problem: { code: 'exists' },
    })
    expect(await readFile(at.path, 'utf8')).toBe('mine')
    await rm(at.path)
    await writeFile(at.beside('.journal'), 'left over')
    const store = await at.create()
    await at.doing(store, 1)
    await store.close()
    expect((await at.names()).filter(name => name.includes('.aside-'))).toHaveLength(1)
    expect((await at.open()).recovery).toEqual([])
  })

  test('nothing is left of a project that was never begun', async () => {
    await (await at.create()).close()
    expect(await at.names()).toEqual([])
  })
})
