import fc from 'fast-check'
import { partName, partsOf } from '../merge/field-rules'
import { unitsOf } from '../merge/three-way'
import { unitKey, unitPlace } from '../merge/unit'
import { deepEqual } from '../model/equal'
import type { Project } from '../model/project'
import type { Claim, EvidenceLink } from '../model/records'
import { differences } from '../model/same-project'
import { type AnyRecord, tableNames } from '../model/tables'
import { Bench, isRefusal } from './bench'
import { copyOf, type Merged, merge } from './branches'
import { randomOperation, singleKinds } from './random-operation'
import { Choices } from './random-picks'
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
  /** How often three worked apart, and in how many of these an order reported a conflict that another did not. */
  triples: number
  inOneOrderOnly: number
}

const noFigures = (): MergeFigures => ({
  ...{ merges: 0, conflicts: 0, codes: new Map() },
  ...{ triples: 0, inOneOrderOnly: 0 },
})

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
  const orders = permutations(branches)
  const ends = orders.map(order => mergeAll(order, start, figures))
  const [first, ...others] = ends
  if (!first) return
  const anywhere = new Set(ends.flatMap(({ disputed }) => [...disputed]))
  for (const other of others) sameEnd(first, other, anywhere, branches.length)
  if (branches.length === 3) {
    figures.triples++
    figures.inOneOrderOnly += Number(others.some(other => !reportTheSame(first, other)))
  }
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

interface End {
  readonly project: Project
  /** The keys of everything that was in conflict on the way. */
  readonly disputed: ReadonlySet<string>
  /** Those about which both did something. */
  readonly contradicted: ReadonlySet<string>
}

function mergeAll(order: readonly Bench[], start: Project, figures: MergeFigures): End {
  const [first, ...rest] = order
  if (!first) throw new Error('nobody worked')
  let mine = first
  const disputed = new Set<string>()
  const contradicted = new Set<string>()
  for (const theirs of rest) {
    const merged = merge(mine, theirs, start, 'rev')
    figures.merges++
    for (const unit of unitsOf(merged.meetings)) {
      if (unit.standing !== 'conflict') continue
      disputed.add(unit.key)
      if (contradictions.has(unit.conflict)) contradicted.add(unit.key)
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
  return { project: mine.pure, disputed, contradicted }
}

/** Whether two orders report the same conflicts; a record that is in conflict is so with its parts, and one that is gone no more. */
function reportTheSame(a: End, b: End): boolean {
  const isTold = (key: string, { disputed }: End) => disputed.has(key) || disputed.has(recordOf(key))
  const isGone = (key: string) => {
    const { table, id } = unitPlace(key)
    return [a, b].every(({ project }) => !project[table].has(id as never))
  }
  const all = new Set([...a.disputed, ...b.disputed])
  return [...all].every(key => isGone(key) || (isTold(key, a) && isTold(key, b)))
}

const isPart = (key: string) => key.includes('#')
const recordOf = (key: string) => {
  const { table, id } = unitPlace(key)
  return unitKey(table, id, null)
}

/** What two did that cannot both be; the other conflicts are about what hangs on it. */
const contradictions: ReadonlySet<unknown> = new Set([
  'both-changed',
  'changed-and-removed',
  'added-differently',
])

/**
 * Every order reports the contradictions that another does, and comes to the same in all that no order calls a conflict. Of two
 * versions, both orders report the same conflicts of every sort. With three, what hangs on a removal, and whether it is
 * one that somebody objects to, may be seen in one order only: where two have removed or relabelled the same, who wished it
 * and with whom it only followed from something else can no longer be told when the third comes.
 */
function sameEnd(a: End, b: End, anywhere: ReadonlySet<string>, versions: number): void {
  const isThere = (key: string, { project }: End) => {
    const { table, id } = unitPlace(key)
    return project[table].has(id as never)
  }
  // What was in conflict about a record that is gone in the end is so no more; a record in conflict is so with its parts.
  const onlyIn = (one: End, other: End) =>
    versions === 2
      ? [...one.disputed].filter(
          key => !other.disputed.has(key) && !(isPart(key) && !isThere(key, one) && !isThere(key, other)),
        )
      : [...one.contradicted].filter(
          key => !other.disputed.has(key) && !other.disputed.has(recordOf(key)) && isThere(key, other),
        )
  const only = [...onlyIn(a, b), ...onlyIn(b, a)]
  if (only.length > 0) throw new Error(`in conflict in one order only: ${only.join(', ')}`)
  if (versions === 2) sameDecisions(a.project, b.project)
  for (const table of tableNames) {
    if (table === 'decisions') continue
    const ids = new Set([...a.project[table].keys(), ...b.project[table].keys()] as string[])
    for (const id of ids) {
      if (anywhere.has(unitKey(table, id, null))) continue
      const [one, other] = [a, b].map(
        ({ project }) => project[table].get(id as never) as AnyRecord | undefined,
      )
      if (!one || !other) throw new Error(`${table}/${id} is there in one order only`)
      sameParts(table, id, one, other, anywhere)
    }
  }
}

/** Both have decided, and left open, the same: when, and in whose words, differs. */
function sameDecisions(a: Project, b: Project): void {
  const told = ({ decisions }: Project) =>
    [...decisions.values()]
      .map(({ id, subject, settled, code }) => [id, subject, settled, code].join(' '))
      .sort()
  if (!deepEqual(told(a), told(b)))
    throw new Error(`decided in one order ${told(a).join('; ')}, in the other ${told(b).join('; ')}`)
}

function sameParts(
  table: (typeof tableNames)[number],
  id: string,
  one: AnyRecord,
  other: AnyRecord,
  disputed: ReadonlySet<string>,
): void {
  const [parts, otherParts] = [partsOf(table, one), partsOf(table, other)]
  const ofRecord = unitKey(table, id, '')
  const settled = ![...disputed].some(key => key.startsWith(ofRecord))
  for (const part of new Set([...parts.keys(), ...otherParts.keys()])) {
    if (!isDisputed(table, id, part, one, disputed) && !deepEqual(parts.get(part), otherParts.get(part)))
      throw new Error(
        `${table}/${id} ${part} is ${JSON.stringify(parts.get(part))} in one order, ${JSON.stringify(otherParts.get(part))} in another`,
      )
  }
  const stamps = (record: AnyRecord) => {
    const { created, changed } = record as { created?: unknown; changed?: unknown }
    return [created, changed]
  }
  if (settled && !deepEqual(stamps(one), stamps(other)))
    throw new Error(`${table}/${id} is stamped ${JSON.stringify([stamps(one), stamps(other)])}`)
}

/**
 * Whether a part is in conflict, or hangs on what is: a member of a list on the others, for one that was merged into
 * another is the other; a place on the text that it is in.
 */
function isDisputed(
  table: (typeof tableNames)[number],
  id: string,
  part: string,
  record: AnyRecord,
  disputed: ReadonlySet<string>,
): boolean {
  const { field, member } = partName(table, part)
  if (disputed.has(unitKey(table, id, part))) return true
  if (member !== undefined) {
    const others = unitKey(table, id, `${field}.`)
    return [...disputed].some(key => key.startsWith(others))
  }
  const article = articleOf(record)
  return isPlace.has(part) && article !== undefined && disputed.has(unitKey('articles', article, 'text'))
}

const isPlace: ReadonlySet<string> = new Set(['spans', 'span', 'target'])

function articleOf(record: AnyRecord): string | undefined {
  const { article, target } = record as unknown as Partial<Claim & EvidenceLink>
  return article ?? (target?.kind === 'span' ? target.article : undefined)
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
