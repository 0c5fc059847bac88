import fc from 'fast-check'
import { unitsOf } from '../merge/three-way'
import type { Change } from '../model/change'
import { deepEqual } from '../model/equal'
import { emptyProject, type Project } from '../model/project'
import { differences } from '../model/same-project'
import { tableNames } from '../model/tables'
import type { Operation } from '../operations/operation'
import { foundingPatch } from '../packs/handed-out'
import { type Packed, packOf } from '../packs/pack-of'
import type { PackSelection } from '../packs/selection'
import { Bench, isRefusal } from './bench'
import { copyOf, merge } from './branches'
import { carryOut, type Work, work } from './merge-orders'
import { id, scene } from './scene'
import { checkProject } from './sequences'

const selections = fc.record({
  articles: fc.constantFrom(['dawn'], ['noon'], ['dawn', 'noon']),
  annotators: fc.constantFrom('all', [], ['ada'], ['ada', 'bo']),
  register: fc.constantFrom('all', 'needed'),
  assessments: fc.boolean(),
}) as unknown as fc.Arbitrary<PackSelection>

/** How often what there is to be found came up. */
export interface PackFigures {
  packs: number
  /** Of these, packs in which all work did what it would have done in the project. */
  alike: number
  conflicts: number
}

/**
 * Has `runs` random parts of random projects be handed out, worked on and taken back. What was done in a pack comes back as
 * if it had been done in the project, and whatever it was, nothing outside the pack is gone. Throws, with the smallest work
 * that shows it, where that does not hold.
 */
export function checkPacks(seed: number, runs: number, began: () => void = () => undefined): PackFigures {
  const figures: PackFigures = { packs: 0, alike: 0, conflicts: 0 }
  fc.assert(
    fc.property(work(6), selections, work(8), work(4), (before, selection, first, second) => {
      began()
      checkPack(before, selection, [first, second], figures)
    }),
    { seed, numRuns: runs },
  )
  return figures
}

function checkPack(
  before: Work,
  selection: PackSelection,
  deliveries: readonly Work[],
  figures: PackFigures,
): void {
  const start = scene()
  const bench = new Bench(start)
  bench.perform({ kind: 'project.set', patch: { title: 'Handed out from' } })
  carryOut(bench, before, 'new')
  const handed = handOut(bench, selection)
  if (!handed) return
  figures.packs++
  const teammate = handed.bench
  const out = bench.pure
  let mine = bench
  const direct = copyOf(mine, start, 'direct')
  const replayed = copyOf(teammate, handed.start, 'tim')
  let alike = true
  for (const delivery of deliveries) {
    const from = teammate.history.length
    carryOut(teammate, delivery, 'tim')
    for (const { operation } of teammate.history.slice(from))
      alike = alike && didTheSame(replayed.receive(operation), direct.receive(operation))
    if (teammate.history.length === from) continue
    const merged = merge(mine, teammate, start, 'rev')
    const conflicts = [...unitsOf(merged.meetings)].filter(({ standing }) => standing === 'conflict')
    figures.conflicts += conflicts.length
    checkProject(merged.bench.indexed)
    nothingElseIsGone(out, handed.packed, merged.bench.pure)
    mine = merged.bench
    const again = merge(mine, teammate, start, 'rev').bench
    if (again.history.length !== mine.history.length) throw new Error('taking it back twice did something')
    if (!alike) continue
    if (conflicts.length > 0)
      throw new Error(`in conflict, with nobody else at work: ${conflicts.map(({ key }) => key).join(', ')}`)
    const off = [...differences(mine.pure, direct.pure)]
    if (off.length > 0) throw new Error(`not as if done in the project: ${off.join(', ')}`)
  }
  if (alike) figures.alike++
}

interface Handed {
  readonly packed: Packed
  readonly founding: Operation
  /** Where the pack begins: nothing but its texts. */
  readonly start: Project
  readonly bench: Bench
}

/** Hands a part of the bench's project out to Tim. Nothing where none of the chosen articles is there. */
export function handOut(bench: Bench, selection: PackSelection): Handed | undefined {
  const packed = packOf(bench.indexed, selection, id('bo'))
  if (packed.project.articles.size === 0) return undefined
  checkProject(new Bench(packed.project).indexed)
  const founding: Operation = {
    id: id('op-founding'),
    by: id('bo'),
    at: '2025-03-03T00:00:00.000Z',
    body: {
      kind: 'records.patch',
      patch: foundingPatch(packed.project),
      founds: true,
      title: 'Handed out',
      pack: { id: id('pack-tim'), name: 'For Tim', of: id('bench') },
    },
  }
  const start = { ...emptyProject(), texts: packed.project.texts }
  const done = bench.perform({
    kind: 'pack.handOut',
    pack: {
      id: id('pack-tim'),
      name: 'For Tim',
      articles: selection.articles,
      annotators: selection.annotators,
    },
    founded: { id: founding.id, hash: id('0'.repeat(64)) },
  })
  if (isRefusal(done)) throw new Error(`handing out was refused: ${done.message}`)
  return { packed, founding, start, bench: founded(start, founding) }
}

function founded(start: Project, founding: Operation): Bench {
  const bench = new Bench(start, 'tim')
  const begun = bench.receive(founding)
  if (isRefusal(begun)) throw new Error(`the founding was refused: ${begun.message}`)
  return bench
}

type Done = ReturnType<Bench['receive']>
const didTheSame = (a: Done, b: Done) =>
  !isRefusal(a) && !isRefusal(b) && deepEqual(a satisfies Change, b satisfies Change)

/** What was in the project when the pack was handed out, and not in the pack, is there still. */
function nothingElseIsGone(out: Project, { project }: Packed, after: Project): void {
  for (const table of tableNames)
    for (const key of out[table].keys() as Iterable<string>) {
      if (!project[table].has(key as never) && !after[table].has(key as never))
        throw new Error(`${table}/${key} was not in the pack, and is gone`)
    }
}
