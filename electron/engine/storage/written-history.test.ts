import { describe, expect, test, vi } from 'vitest'
import type { AnnotatorId, OperationId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { UndoStack } from '#shared/operations/history'
import { packFoundedBy, packsOut } from '#shared/packs/handed-out'
import { newEntity } from '#shared/testing/scene'
import { readPast } from '../past'
import { HistoryBook } from '../queries/history'
import { hashOfBytes } from './checksum'
import { Course } from './course'
import { LaterCheck } from './later-check'
import { checksumStart } from './project-document'
import { createStore, type OpenStore, openStore } from './project-store'
import { Desk, idsOf, journalPath, projectPath, recordsOf } from './testing/desk'
import { MemoryFiles } from './testing/memory-files'
import { carryOut } from './testing/sample-operations'
import { WrittenEntry } from './written-history'

/** A project that was worked on and closed, and who goes on with it. */
async function workedOn(): Promise<Desk> {
  const desk = new Desk(new MemoryFiles(), 3)
  const begun = await createdBy(desk)
  for (let i = 0; i < 30; i++) await desk.do(begun)
  await begun.close()
  return new Desk(desk.disk, 4)
}

/** The same, and the last operation is one that takes long to read. */
async function workedOnAtLength(): Promise<Desk> {
  const desk = await workedOn()
  const store = await opened(desk)
  await longOne(desk, store)
  await store.close()
  return new Desk(desk.disk, 6)
}

async function longOne(desk: Desk, store: OpenStore): Promise<void> {
  const note = 'About 4,000 soldiers. '.repeat(200)
  const operations = Array.from({ length: 300 }, (_, i) => ({
    kind: 'entity.create' as const,
    entity: newEntity(`entity-long-${i}`, `Name ${i}`, { note }),
  }))
  const entry = carryOut(store, desk.work, { body: { kind: 'batch', title: 'Many', operations } })
  expect(await store.append(entry)).toMatchObject({ ok: true })
}

async function createdBy(desk: Desk) {
  const created = await createStore(projectPath, desk.surroundings)
  if (!created.ok) throw new Error(created.problem.message)
  return created.value
}

async function opened(desk: Desk, laterFrom?: number) {
  const outcome = await openStore(
    projectPath,
    desk.surroundings,
    laterFrom === undefined ? {} : { laterFrom },
  )
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome.value
}

const [begins, ends] = ['"history": [\n', '\n],\n"checksum"']

/** The file with something done to the lines of its history, and a checksum that fits all the same. */
async function forged(desk: Desk, change: (lines: string[]) => void): Promise<Uint8Array> {
  const text = Buffer.from(desk.disk.read(projectPath)).toString()
  const [from, to] = [text.indexOf(begins) + begins.length, text.lastIndexOf(ends)]
  const lines = text.slice(from, to).split(',\n')
  change(lines)
  const start = Buffer.from(
    `${text.slice(0, from)}${lines.join(',\n')}${text.slice(to, text.lastIndexOf(checksumStart))}`,
  )
  const bytes = Buffer.concat([start, Buffer.from(`${checksumStart}${await hashOfBytes(start)}"\n}\n`)])
  desk.disk.put(projectPath, bytes)
  return bytes
}

describe('a project whose history is read later', () => {
  test('is the same project, and becomes the same file', async () => {
    const [whole, later] = [await workedOn(), await workedOn()]
    const [a, b] = [await opened(whole), await opened(later, 0)]
    const book = new HistoryBook(b.history)
    await book.read()
    expect(book.rows(b.project, null, 0, 99)).toEqual(new HistoryBook(a.history).rows(a.project, null, 0, 99))
    expect(b.history.every(({ brief }) => brief)).toBe(true)
    expect(a.history.some(({ brief }) => brief)).toBe(false)
    expect(b.history.map(({ brief }) => brief?.id)).toEqual(a.history.map(({ operation }) => operation.id))
    for (const [desk, store] of [[whole, a] as const, [later, b] as const]) {
      await desk.together(store, 5)
      await store.fold()
      await desk.together(store, 5)
      await store.close()
    }
    expect(recordsOf(b.project)).toEqual(recordsOf(a.project))
    expect(JSON.stringify(b.history)).toBe(JSON.stringify(a.history))
    expect(Buffer.from(later.disk.read(projectPath)).toString()).toBe(
      Buffer.from(whole.disk.read(projectPath)).toString(),
    )
  })

  test('has an operation that takes long to read read in steps, whoever asks for it', async () => {
    const desk = await workedOnAtLength()
    const [store, apart] = [await opened(desk, 0), await opened(new Desk(desk.disk.copy(), 7), 0)]
    const whole = await opened(new Desk(desk.disk.copy(), 9))
    const parse = vi.spyOn(WrittenEntry.prototype, 'parse')
    const { book, stack } = await readPast(store.history)
    await desk.do(store)
    const unread = new HistoryBook(apart.history)
    await unread.readRows(null, 0, 5)
    const rows = unread.rows(apart.project, null, 0, 5)
    const long = parse.mock.contexts.filter(entry => (entry as WrittenEntry).isLong)
    parse.mockRestore()
    expect(rows).toEqual(new HistoryBook(whole.history).rows(whole.project, null, 0, 5))
    expect(book.title(stack.undoable as never, store.project)).toBe('Many')
    expect(long).toEqual([])
    expect(desk.acknowledged).toHaveLength(1)
    expect(JSON.stringify(apart.history)).toBe(JSON.stringify(whole.history))
    for (const each of [store, apart, whole]) await each.close()
  })

  test('says how far it is within one that takes long to read, which given up is read on for whoever else asked', async () => {
    const store = await opened(await workedOnAtLength(), 0)
    const entry = store.history.at(-1) as WrittenEntry
    let clock = 0
    const looks = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
    const told: number[] = []
    const end = new AbortController()
    const course = new Course(end.signal, (_, share) => {
      told.push(share)
      if (share > 0.4) end.abort()
    })
    course.part('Reading', 1)
    const [givenUp, other] = [entry.readInSteps(course), entry.parseInSteps()]
    await expect(givenUp).rejects.toThrow('It was cancelled')
    expect(told.filter(share => share > 0 && share < 1).length).toBeGreaterThan(3)
    expect(Math.max(...told)).toBeLessThan(0.6)
    expect(await other).toMatchObject({ value: { operation: { body: { title: 'Many' } } } })
    looks.mockRestore()
    await store.close()
  })

  test('has one whose records were let go of left unread, however often it is worked out what can be undone', () => {
    const body = { kind: 'records.patch', patch: { entities: {} }, title: 'Read in', founds: true } as const
    const [id, by] = ['op-founding' as OperationId, 'ada' as AnnotatorId]
    const written = { operation: { id, by, at: '2025-03-02T10:00:00.000Z', body }, inverse: {} }
    const line = Buffer.from(JSON.stringify(written))
    const entry = new WrittenEntry(line, 0, line.length, id, by, body.kind)
    entry.forget()
    const parse = vi.spyOn(entry, 'parse')
    expect(new UndoStack([entry]).undoable).toBeUndefined()
    expect([packsOut([entry]), packFoundedBy([entry])]).toEqual([[], undefined])
    expect(parse).not.toHaveBeenCalled()
  })

  test('has one that stands in the journal still read and carried out in steps, too', async () => {
    const desk = await workedOn()
    const store = await opened(desk)
    await longOne(desk, store)
    const crashed = desk.disk.afterPowerCut('loses all')
    const parse = vi.spyOn(JSON, 'parse')
    const apply = vi.spyOn(IndexedProject.prototype, 'apply')
    const again = await opened(new Desk(crashed, 9))
    const longest = Math.max(...parse.mock.calls.map(([text]) => text.length))
    const coming = apply.mock.lastCall?.[1]
    for (const spy of [parse, apply]) spy.mockRestore()
    expect(longest).toBeLessThan(1 << 20)
    expect(coming).toBeDefined()
    expect(recordsOf(again.project)).toEqual(recordsOf(store.project))
    expect(again.account().heads).toEqual(store.account().heads)
    await again.close()
    await store.close()
  })

  test('is not read for somebody’s first operation', async () => {
    const store = await opened(await workedOn(), 0)
    expect(await store.saveCopy('/copy.claimbench.json')).toMatchObject({ ok: true })
    const parse = vi.spyOn(WrittenEntry.prototype, 'parse')
    expect(store.prev('nobody' as never)).toBeUndefined()
    expect(parse).not.toHaveBeenCalled()
    parse.mockRestore()
    await store.close()
  })

  test('has acknowledged nothing before its history was checked', async () => {
    const desk = await workedOn()
    const store = await opened(desk, 0)
    const reply = desk.do(store)
    expect(desk.disk.paths()).not.toContain(journalPath)
    await reply
    expect(desk.acknowledged).toHaveLength(1)
    const again = await opened(new Desk(desk.disk.afterPowerCut('loses all'), 9))
    expect(again.history.at(-1)?.operation.id).toBe(desk.acknowledged[0])
    await again.close()
    await store.close()
  })

  test('has what comes in the moment in which the check ends written after what waited for it', async () => {
    for (let moment = 0; moment < 12; moment++) {
      const desk = await workedOn()
      const verdict = vi.spyOn(LaterCheck.prototype, 'verdict')
      const store = await opened(desk, 0)
      const waiting = desk.do(store)
      let ended: Promise<unknown> = verdict.mock.results[0]?.value
      verdict.mockRestore()
      for (let i = 0; i < moment; i++) ended = ended.then(() => undefined)
      await ended.then(() => desk.do(store))
      await waiting
      expect(desk.acknowledged, `${moment} microtasks after it`).toEqual(desk.performed)
      const again = await opened(new Desk(desk.disk.afterPowerCut('loses all'), 9))
      expect(again.recovery.join(' ')).not.toMatch(/could not be applied|damaged/)
      expect(idsOf(again).slice(-2), `${moment} microtasks after it`).toEqual(desk.performed)
      await again.close()
      await store.close()
    }
  })

  test.each<readonly [string, (line: string) => string, RegExp]>([
    ['is not an operation', line => line.replace('"inverse":{', '"inverse":7,"was":{'), /history\/\d+/],
    ['is not JSON', line => line.slice(0, -1), /history\/\d+: it is not JSON/],
    [
      'says two things',
      line => `${line.slice(0, -1)},${line.slice(1).replace('"id":"op-', '"id":"op-x')}`,
      /two things/,
    ],
  ])('can only be read where an operation %s, though the checksum fits', async (_, change, says) => {
    for (const make of [workedOn, workedOnAtLength]) {
      const desk = await make()
      const bytes = await forged(desk, lines => {
        lines.push(change(lines.pop() ?? ''))
      })
      const refused = await openStore(projectPath, desk.surroundings, { reading: true })
      // Two of one name are no fault of JSON: read whole, the latter counts.
      if (!says.source.includes('two')) expect(refused.ok).toBe(false)
      const store = await opened(desk, 0)
      await desk.do(store)
      expect(desk.acknowledged).toEqual([])
      expect(store.readOnly).toMatch(says)
      expect(store.readOnly).toContain('It has not been changed.')
      await store.close()
      expect(desk.disk.read(projectPath)).toBe(bytes)
      expect(desk.disk.paths()).toEqual([projectPath])
    }
  })

  test('is read at once where it is not laid out as Claimbench does, or is not what was written', async () => {
    const desk = await workedOn()
    await forged(desk, lines => {
      lines[3] = ` ${lines[3]}`
    })
    const other = await opened(desk, 0)
    expect(other.history.some(({ brief }) => brief)).toBe(false)
    await other.close()
    const bytes = Buffer.from(desk.disk.read(projectPath))
    desk.disk.put(projectPath, Buffer.from(bytes.toString().replace('The crossing', 'The landing')))
    const changed = await opened(desk, 0)
    expect(changed.history.some(({ brief }) => brief)).toBe(false)
    expect(changed.recovery.join(' ')).toContain('changed by something other than Claimbench')
    await changed.close()
  })
})
