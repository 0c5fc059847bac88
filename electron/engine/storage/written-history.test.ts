import { describe, expect, test, vi } from 'vitest'
import { HistoryBook } from '../queries/history'
import { hashOfBytes } from './checksum'
import { LaterCheck } from './later-check'
import { checksumStart } from './project-document'
import { createStore, openStore } from './project-store'
import { Desk, idsOf, journalPath, projectPath, recordsOf } from './testing/desk'
import { MemoryFiles } from './testing/memory-files'
import { WrittenEntry } from './written-history'

/** A project that was worked on and closed, and who goes on with it. */
async function workedOn(): Promise<Desk> {
  const desk = new Desk(new MemoryFiles(), 3)
  const begun = await createdBy(desk)
  for (let i = 0; i < 30; i++) await desk.do(begun)
  await begun.close()
  return new Desk(desk.disk, 4)
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
    ['is not an operation', line => line.replace('"inverse":{', '"inverse":7,"was":{'), /history\/8/],
    ['is not JSON', line => line.slice(0, -1), /history\/8: it is not JSON/],
    [
      'says two things',
      line => `${line.slice(0, -1)},${line.slice(1).replace('"id":"op-', '"id":"op-x')}`,
      /two things/,
    ],
  ])('can only be read where an operation %s, though the checksum fits', async (_, change, says) => {
    const desk = await workedOn()
    const bytes = await forged(desk, lines => {
      lines[7] = change(lines[7] ?? '')
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
