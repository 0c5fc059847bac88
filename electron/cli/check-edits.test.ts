import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashOfOperation } from '#shared/provenance/heads'
import { openStore } from '../engine/storage/project-store'
import { sha256 } from '../engine/storage/text-hash'
import { machine } from '../engine/workbench'
import { CliTrial, retitled } from './cli-trial.test-support'

/* Projects that were edited by hand, by somebody who made the checksum fit: what `check` finds, and where. */

let trial: CliTrial
beforeEach(async () => {
  trial = await CliTrial.begin()
  await trial.sample()
})
afterEach(() => trial.end())

type Row = Record<string, unknown> & { id: string }
interface Entry {
  operation: { id: string; by: string; at: string; prev?: string; body: Record<string, unknown> }
  inverse: unknown
}
interface Root {
  records: Record<string, Row[]>
  texts: Record<string, string>
  history: Entry[]
  heads: Record<string, string>
  revision: number
}

/** Edits the project and makes revision and checksum fit. */
async function edit(
  change: (root: Root) => void,
  checksum: 'forged' | 'as it was' = 'forged',
): Promise<void> {
  const root = JSON.parse(await readFile(trial.project, 'utf8')) as Root & { checksum?: string }
  change(root)
  const old = root.checksum ?? ''
  delete root.checksum
  root.revision = root.history.length
  const start = `${JSON.stringify(root, null, 1).slice(0, -2)},\n`
  const sum = checksum === 'forged' ? createHash('sha256').update(start).digest('hex') : old
  await writeFile(trial.project, `${start}"checksum": "${sum}"\n}\n`)
}

async function findings(): Promise<{ where: string; what: string }[]> {
  const { code, out } = await trial.claimbench('check', trial.project, '--json')
  const checked = JSON.parse(out) as { sound: boolean; findings: { where: string; what: string }[] }
  expect([checked.sound, code]).toEqual(checked.findings.length === 0 ? [true, 0] : [false, 1])
  return checked.findings
}

const row = (rows: readonly Row[] | undefined, at: number) => rows?.at(at) as Row
/** The number in the history of the nth operation of this kind, from 1. */
const numberOf = (root: Root, kind: string, nth = 1) =>
  root.history.findIndex(({ operation }) => operation.body.kind === kind && --nth === 0) + 1
/** The number of the last operation before this one by the same author, and of the next after it; 0 where there is none. */
const around = ({ history }: Root, number: number): [number, number] => {
  const by = history[number - 1]?.operation.by
  return [
    history.findLastIndex(({ operation }, i) => i < number - 1 && operation.by === by) + 1,
    history.findIndex(({ operation }, i) => i > number - 1 && operation.by === by) + 1,
  ]
}

/** Each edit says where it is to be found. */
const edits: Readonly<Record<string, (root: Root) => readonly string[]>> = {
  'a record’s field': ({ records }) => {
    const claim = row(records.claims, 3)
    claim.note = 'Put in by hand'
    return [`claims/${claim.id}`]
  },
  'a record’s author': ({ records }) => {
    const link = row(records.links, 0)
    link.created = { ...(link.created as object), by: row(records.annotators, 1).id }
    return [`links/${link.id}`]
  },
  'an author’s name': ({ records }) => {
    const annotator = row(records.annotators, 1)
    annotator.name = 'Somebody else'
    return [`annotators/${annotator.id}`]
  },
  'a record removed': ({ records }) => {
    const link = records.links?.pop()
    return [`links/${link?.id}`]
  },
  'a record put in': ({ records }) => {
    const label = { ...row(records.labels, 0), id: 'label-forged', name: 'Forged', key: null }
    records.labels?.push(label)
    return ['labels/label-forged']
  },
  'a text': ({ texts }) => {
    const [hash = ''] = Object.keys(texts)
    texts[hash] = texts[hash]?.replace('e', 'é') ?? ''
    return [`texts/${hash.slice(0, 16)}…`]
  },
  'an operation in the middle': root => {
    const number = numberOf(root, 'mention.create', 5)
    Object.assign(root.history[number - 1]?.operation ?? {}, { at: '2025-03-17T12:00:00.000Z' })
    return [`history/${number}`]
  },
  'an operation and the record that it made': root => {
    const number = numberOf(root, 'evidence.link', 2)
    const link = root.history[number - 1]?.operation.body.link as Row
    link.note = 'Forged'
    for (const record of root.records.links ?? []) if (record.id === link.id) record.note = 'Forged'
    return [`history/${number}`]
  },
  'who did an operation': root => {
    const number = numberOf(root, 'mention.create', 3)
    const operation = root.history[number - 1]?.operation
    if (operation) operation.by = Object.keys(root.heads).find(by => by !== operation.by) ?? ''
    return [`history/${number}`]
  },
  'the last operation': root => {
    const last = root.history.at(-1)
    if (last) last.operation.at = '2025-03-19T23:00:00.000Z'
    return [`history/${root.history.length}`]
  },
  'an operation removed': root => {
    const number = numberOf(root, 'mention.create', 4)
    const [before] = around(root, number)
    root.history.splice(number - 1, 1)
    return [`history/${before}`]
  },
  'the last operation removed': root => {
    const [before] = around(root, root.history.length)
    root.history.pop()
    return [`history/${before}`]
  },
  'two operations of one author swapped': root => {
    const number = numberOf(root, 'mention.create', 2)
    const [, next] = around(root, number)
    const { history } = root
    const [one, other] = [history[number - 1], history[next - 1]]
    if (one && other) [history[number - 1], history[next - 1]] = [other, one]
    return [`history/${number}`, `history/${next}`]
  },
  'an operation put in': root => {
    const number = numberOf(root, 'mention.create', 2)
    const copy = structuredClone(root.history[number - 1]) as Entry
    copy.operation.id = 'op-forged'
    copy.operation.body = { kind: 'project.set', patch: { guidelines: 'Forged' } }
    root.history.splice(number, 0, copy)
    return [`history/${number + 1}`]
  },
  'an operation that follows nothing': root => {
    const number = numberOf(root, 'mention.create', 2)
    delete root.history[number - 1]?.operation.prev
    return [`history/${number}`]
  },
  'the heads': root => {
    const [by = ''] = Object.keys(root.heads)
    delete root.heads[by]
    return [`history/${root.history.findLastIndex(({ operation }) => operation.by === by) + 1}`]
  },
}

describe('edited by hand, the checksum made to fit', () => {
  test('nothing but the layout: sound', async () => {
    await edit(() => undefined)
    expect(await findings()).toEqual([])
  })

  test.each(Object.keys(edits))('%s', async what => {
    let places: readonly string[] = []
    await edit(root => {
      places = edits[what]?.(root) ?? []
    })
    const found = (await findings()).map(({ where }) => where)
    expect(found).toEqual(expect.arrayContaining([...places]))
    // Near is good, everywhere is not.
    expect(found.length).toBeLessThan(8)
  })

  test.each(Object.keys(edits).filter(what => what !== 'a text'))(
    '%s: opens all the same, is worked on, and is found the next time too',
    async what => {
      await edit(root => void edits[what]?.(root))
      const first = await findings()
      const opened = await openStore(trial.project, machine)
      if (!opened.ok) throw new Error(opened.problem.message)
      await retitled(opened.value, 'Worked on')
      expect(await opened.value.close()).toMatchObject({ ok: true })
      const still = new Set((await findings()).map(({ where }) => where))
      // Where the file says no more which operation was an author's last, their next follows the one that stands there.
      if (what !== 'the heads') for (const { where } of first) expect(still).toContain(where)
    },
  )
})

test('the checksum alone: said of the file, and nothing else is found', async () => {
  await edit(() => undefined, 'as it was')
  const [finding, ...others] = await findings()
  expect(finding).toMatchObject({
    where: 'file',
    what: expect.stringMatching(
      /changed by something other than Claimbench.*no operation is missing or edited\.$/,
    ),
  })
  expect(others).toEqual([])
})

test('two operations of different people swapped: told by their dates, where the checksum does not fit', async () => {
  let places: number[] = []
  await edit(root => {
    const { history } = root
    const at = history.findIndex(
      ({ operation }, i) =>
        operation.by !== history[i + 1]?.operation.by && operation.body.kind === 'evidence.link',
    )
    const [one, other] = [history[at], history[at + 1]]
    if (one && other) [history[at], history[at + 1]] = [other, one]
    places = [at + 2, at + 1]
  }, 'as it was')
  const found = await findings()
  expect(found[0]).toMatchObject({ where: 'file' })
  expect(JSON.stringify(found)).toContain(`history/${places[0]} is dated before history/${places[1]}`)
})

test('an edit is said once, of what it is, where the checksum does not fit', async () => {
  await edit(root => void edits['the last operation']?.(root), 'as it was')
  const found = await findings()
  // The record that the operation touched is not what it makes any more, either.
  expect(found.map(({ where }) => where.split('/')[0])).toEqual(['file', 'history', 'claims'])
})

test('the limit: whoever makes everything after the edit anew is not found out', async () => {
  await edit(root => {
    const { history, heads, records } = root
    const from = history.findIndex(({ operation }) => operation.body.kind === 'mention.create')
    const changed = history[from]
    if (!changed) throw new Error('the sample has no mention')
    const { id } = changed.operation.body.mention as Row
    changed.operation.at = '2025-03-17T12:00:00.000Z'
    for (const mention of records.mentions ?? [])
      if (mention.id === id)
        mention.created = { ...(mention.created as object), at: '2025-03-17T12:00:00.000Z' }
    const last = new Map<string, string>()
    for (const { operation } of history) {
      const prev = last.get(operation.by)
      if (prev) operation.prev = prev
      last.set(operation.by, hashOfOperation(operation as never, sha256))
    }
    for (const by of Object.keys(heads)) heads[by] = last.get(by) ?? ''
  })
  expect(await findings()).toEqual([])
})
