import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lineageOf } from '#shared/merge/lineage'
import { stateOf } from '#shared/merge/past-state'
import { meetingsOf, unitsOf } from '#shared/merge/three-way'
import { plainSide } from '#shared/merge/unit'
import type { TableName } from '#shared/model/tables'
import { outsideEdits } from '../electron/engine/storage/outside-edits'
import { readDocument } from '../electron/engine/storage/read-document'
import { teammates } from '../seeds/sample/make-teammates'
import { root } from './hosts.mjs'

const seeds = join(root, 'seeds')
const names = Object.keys(teammates)

async function opened(path: string) {
  const outcome = await readDocument(readFileSync(path), path)
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome
}

/** What the sample and a teammate's file have to say to each other, by standing or kind of conflict. */
async function heldAgainstTheSample(name: string) {
  const [mine, theirs] = await Promise.all(
    [join(seeds, 'sample.claimbench.json'), join(seeds, name)].map(async path => {
      const { project, history } = (await opened(path)).document
      const version = {
        get: (table: TableName, id: never) => project[table].get(id),
        all: (table: TableName) => project[table].values(),
      }
      return { project: version as never, history }
    }),
  )
  if (!mine || !theirs) throw new Error('nothing to compare')
  const lineage = ended(lineageOf(mine, theirs))
  if (lineage.kind === 'apart') return { kind: lineage.kind, units: [] }
  const [m, t] = (['mine', 'theirs'] as const).map(side => ({
    ...plainSide(stateOf((side === 'mine' ? mine : theirs).project)),
    redirects: lineage.redirects[side],
  }))
  if (!m || !t) throw new Error('nothing to compare')
  return { kind: lineage.kind, units: [...unitsOf(meetingsOf(lineage.base, m, t))] }
}

function ended<R>(work: Generator<unknown, R>): R {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

describe.each(names)('%s', name => {
  const path = join(seeds, name)

  test('is up to date (node scripts/make-sample.mjs makes it)', () => {
    expect(teammates[name]?.(join(seeds, 'articles')) === readFileSync(path, 'utf8')).toBe(true)
  })

  test('opens clean, is what its own history makes of an empty project, and its chains are whole', async () => {
    const outcome = await opened(path)
    expect(outcome).toMatchObject({ untouched: true, document: { closed: true } })
    expect(await outsideEdits(outcome.document)).toEqual([])
  })
})

describe('the teammates’ versions of the sample', () => {
  test('are all that there is in their folders', () => {
    const there = ['teammates', 'parallel'].flatMap(folder =>
      readdirSync(join(seeds, folder)).map(file => `${folder}/${file}`),
    )
    expect(there.sort()).toEqual([...names].sort())
  })

  test('have what there is to review: every kind of change, and every kind of conflict that hands can make', async () => {
    const [c, d, e] = await Promise.all(names.map(heldAgainstTheSample))
    expect([c?.kind, d?.kind, e?.kind]).toEqual(['shared', 'shared', 'apart'])
    const units = [...(c?.units ?? []), ...(d?.units ?? [])]
    expect(new Set(units.flatMap(({ conflict }) => conflict ?? []))).toEqual(
      new Set(['both-changed', 'changed-and-removed', 'removed-and-used', 'merged-and-used', 'follows']),
    )
    const theirs = units.filter(({ standing }) => standing === 'theirs')
    const kinds = theirs.map(({ part, theirs }) => (part ? 'changed' : theirs ? 'added' : 'removed'))
    for (const kind of ['added', 'changed', 'removed']) expect(kinds).toContain(kind)
    for (const table of ['labels', 'articles', 'entities', 'claims', 'mentions', 'links', 'comments'])
      expect(theirs.map(unit => unit.table)).toContain(table)
    expect(units.some(({ standing }) => standing === 'same')).toBe(true)
  })
})
