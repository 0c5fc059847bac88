import fc from 'fast-check'
import { unitsOf } from '../merge/three-way'
import { unitKey, unitPlace } from '../merge/unit'
import type { Project } from '../model/project'
import { differences } from '../model/same-project'
import { tableNames } from '../model/tables'
import { Bench, isRefusal } from './bench'
import { copyOf, type Merged, merge } from './branches'
import { randomOperation, singleKinds } from './random-operation'
import { Choices } from './random-picks'
import { type End, sameEnd } from './same-ends'
import { scene } from './scene'
import { checkProject } from './sequences'

const steps = [
  ...singleKinds.filter(kind => kind !== 'project.create'),
  ...(['claim.create', 'claim.set', 'claim.set', 'evidence.link', 'mention.create', 'entity.set'] as const),
  ...(['scheme.set', 'scheme.delete', 'scheme.merge', 'entity.merge', 'undo', 'redo'] as const),
] as const
export const work = (most: number) =>
  fc.array(
    fc.record({
      step: fc.constantFrom(...steps),
      numbers: fc.array(fc.nat(10_000), { maxLength: 24, size: 'max' }),
    }),
    { maxLength: most, size: 'max' },
  )
export type Work = readonly { readonly step: (typeof steps)[number]; readonly numbers: readonly number[] }[]

/** How often what there is to be found came up. */
export interface MergeFigures {
  merges: number
  conflicts: number
  readonly codes: Map<string, number>
  /** How often three worked apart. */
  triples: number
}

const noFigures = (): MergeFigures => ({ merges: 0, conflicts: 0, codes: new Map(), triples: 0 })

/**
 * Has `runs` random projects be worked on by two or three at once and merged in every order. Throws, with the smallest
 * work that shows it, where something does not hold; `began` hears of each.
 */
export function checkMerges(seed: number, runs: number, began: () => void = () => undefined): MergeFigures {
  const figures: MergeFigures = noFigures()
  const property = fc.property(
    work(6),
    fc.array(work(8), { minLength: 2, maxLength: 3 }),
    fc.boolean(),
    (before, apart, sharedIds) => {
      began()
      checkOrders(before, apart, sharedIds, figures)
    },
  )
  fc.assert(property, { seed, numRuns: runs })
  return figures
}

function checkOrders(before: Work, apart: readonly Work[], sharedIds: boolean, figures: MergeFigures): void {
  const start = scene()
  const common = new Bench(start)
  common.perform({ kind: 'project.set', patch: { title: 'Begun together' } })
  carryOut(common, before, 'new')
  const branches = apart.map((work, i) => {
    const name = ['ada', 'bo', 'cy'][i] ?? 'dee'
    const branch = copyOf(common, start, name)
    carryOut(branch, work, sharedIds ? 'new' : name)
    return branch
  })
  checkBranches(branches, start, figures)
}

/** The same of what some have done already since `start`, each on a copy of one project: every order, then the first two. */
export function checkBranches(branches: readonly Bench[], start: Project, figures = noFigures()): void {
  const orders = permutations(branches)
  const ends = orders.map(order => mergeAll(order, start, figures))
  const [first, ...others] = ends
  if (!first) return
  const anywhere = new Set(ends.flatMap(({ disputed }) => [...disputed]))
  for (const other of others) sameEnd(first, other, anywhere, branches.length)
  figures.triples += Number(branches.length === 3)
  const [a, b] = branches
  if (a && b) checkPair(a, b, start)
}

/** One such case by itself, as a failure tells it. */
export function checkCase(before: Work, apart: readonly Work[], sharedIds: boolean): void {
  checkOrders(before, apart, sharedIds, noFigures())
}

/** Does the work on the bench; what is refused is left out. */
export function carryOut(bench: Bench, work: Work, idPrefix: string): void {
  for (const { step, numbers } of work) {
    if (step === 'undo') bench.undo()
    else if (step === 'redo') bench.redo()
    else bench.perform(randomOperation(step, new Choices(numbers), bench.indexed, idPrefix))
  }
}

function mergeAll(order: readonly Bench[], start: Project, figures: MergeFigures): End {
  const [first, ...rest] = order
  if (!first) throw new Error('nobody worked')
  let mine = first
  const disputed = new Set<string>()
  for (const theirs of rest) {
    const merged = merge(mine, theirs, start, 'rev')
    figures.merges++
    for (const unit of unitsOf(merged.meetings)) {
      if (unit.standing !== 'conflict') continue
      disputed.add(unit.key)
      figures.conflicts++
      figures.codes.set(String(unit.conflict), (figures.codes.get(String(unit.conflict)) ?? 0) + 1)
    }
    for (const { key, what, because } of merged.plan.consequences) {
      if (what === 'orphaned') continue
      const { table, id } = unitPlace(key)
      if (![key, because, unitKey(table, id, null)].some(each => disputed.has(each)))
        throw new Error(`${key} gave way to ${because}, and neither is in conflict`)
    }
    checkProject(merged.bench.indexed)
    nothingDropped(mine, theirs, merged, disputed)
    mine = merged.bench
  }
  return { project: mine.pure, disputed }
}

/** Every record of theirs is in the result, or in conflict, or was removed by somebody after the base. */
function nothingDropped(mine: Bench, theirs: Bench, merged: Merged, disputed: ReadonlySet<string>): void {
  for (const table of tableNames) {
    for (const id of theirs.pure[table].keys() as Iterable<string>) {
      const key = unitKey(table, id, null)
      if (merged.bench.pure[table].has(id as never) || disputed.has(key)) continue
      const removedByMe = mine.history.some(
        ({ inverse }) => inverse[table]?.[id] && 'id' in inverse[table][id],
      )
      if (!removedByMe) throw new Error(`${key} of theirs was dropped`)
    }
  }
}

/** Merging again changes nothing; one undo takes it back; what was merged can be replayed; and the other can take it over. */
function checkPair(a: Bench, b: Bench, start: Project): void {
  const { bench } = merge(a, b, start, 'rev')
  const again = merge(bench, b, start, 'rev').bench
  if (again.history.length !== bench.history.length) throw new Error('merging twice did something')
  const replayed = copyOf(bench, start, 'rev')
  same(replayed, bench, 'replayed')
  if (bench.history.length > a.history.length) {
    const undone = replayed.undo()
    if (!undone || isRefusal(undone)) throw new Error('the merge could not be undone')
    same(replayed, a, 'undone')
    same(merge(replayed, b, start, 'rev').bench, bench, 'merged anew after an undo', ['decisions'])
  }
  const back = merge(b, bench, start, 'bo-rev').bench
  const over = merge(back, bench, start, 'bo-rev').bench
  if (over.history.length !== back.history.length) throw new Error('taking it over twice did something')
}

function same(a: Bench, b: Bench, what: string, but: readonly string[] = []): void {
  const off = [...differences(a.pure, b.pure)].filter(key => !but.includes(key.slice(0, key.indexOf('/'))))
  if (off.length > 0) throw new Error(`${what}, these differ: ${off.join(', ')}`)
}

function permutations<V>(values: readonly V[]): V[][] {
  if (values.length < 2) return [[...values]]
  return values.flatMap((value, i) =>
    permutations(values.filter((_, at) => at !== i)).map(rest => [value, ...rest]),
  )
}
