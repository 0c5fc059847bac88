import { placeOf } from '../compare/differences'
import { atOnce } from '../model/at-once'
import { ChangeBuilder, type Patch, patchingBack } from '../model/change'
import { deepEqual } from '../model/equal'
import type { TextHash } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Article, Claim, EvidenceLink } from '../model/records'
import type { AnyRecord, TableName } from '../model/tables'
import { tableNames } from '../model/tables'
import { Outcome } from './outcome'
import type { Consequence } from './soundness'
import { type Meetings, unitsOf } from './three-way'
import type { Side, Unit } from './unit'
import { decisive, everyRecord, type Reach, type Verdicts } from './verdict'

/** What verdicts come to. */
export interface Ruling {
  /** Makes mine what they say; closed under references. */
  readonly patch: Patch
  /** Texts that its articles need and mine does not have. */
  readonly texts: ReadonlyMap<TextHash, string>
  /** What verdicts drag along, and what had to give way. */
  readonly consequences: readonly Consequence[]
}

/** What merging would do to mine. */
export interface MergePlan extends Ruling {
  /**
   * Theirs, whole, null where it was gone: of what they have otherwise than the base where the patch leaves mine alone,
   * and otherwise than mine is made where it does not.
   */
  readonly besides: Patch
  /** Conflicts that are left as mine has them, to be decided. */
  readonly open: readonly Unit[]
  /** Units that a verdict has decided. */
  readonly decided: readonly Unit[]
}

interface Texts {
  readonly mine: Pick<ProjectReader, 'text'>
  readonly theirs: Pick<ProjectReader, 'text'>
}

/** The plan that the verdicts make of what has met. What is in dispute and has none stays as mine has it. */
export function planMerge(
  meetings: Meetings,
  mine: Side,
  theirs: Side,
  texts: Texts,
  verdicts: Verdicts,
): MergePlan {
  return atOnce(planning(meetings, mine, theirs, texts, verdicts))
}

/** How many records are looked at between two breaths. */
const pace = 256

/** The same in steps. Yields now and then, so that whoever runs it can let others have a turn. */
export function* planning(
  meetings: Meetings,
  mine: Side,
  theirs: Side,
  texts: Texts,
  verdicts: Verdicts,
): Generator<undefined, MergePlan> {
  const { records, ...ruling } = yield* carryingOut(meetings, mine, theirs, texts, verdicts, everyRecord)
  let seen = 0
  const open: Unit[] = []
  const decided: Unit[] = []
  for (const unit of unitsOf(meetings)) {
    if (++seen % pace === 0) yield
    if (decisive(verdicts, unit.key)) decided.push(unit)
    else if (verdicts.has(unit.key) || unit.standing === 'conflict') open.push(unit)
  }
  return { ...ruling, besides: yield* besidesOf(meetings, records), open, decided }
}

/** What comes of these verdicts alone, of what is in their reach. Yields now and then. */
export const ruling = (
  meetings: Meetings,
  mine: Side,
  theirs: Side,
  texts: Texts,
  verdicts: Verdicts & Reach,
): Generator<undefined, Ruling> => carryingOut(meetings, mine, theirs, texts, verdicts, verdicts)

function* carryingOut(
  meetings: Meetings,
  mine: Side,
  theirs: Side,
  texts: Texts,
  verdicts: Verdicts,
  reach: Reach,
): Generator<undefined, Ruling & Pick<Outcome, 'records'>> {
  const text = (hash: TextHash) => texts.mine.text(hash) ?? texts.theirs.text(hash)
  const outcome = yield* new Outcome(meetings, mine, theirs, verdicts, text, reach).settle()
  const builder = new ChangeBuilder()
  const missing = new Map<TextHash, string>()
  let seen = 0
  for (const table of tableNames)
    for (const [key, record] of outcome.records) {
      if (placeOf(key).table === table) lay(table, key, record)
      if (++seen % pace === 0) yield
    }
  const { records, consequences } = outcome
  return { patch: yield* patchingBack(builder.done()), texts: missing, consequences, records }

  function lay(table: TableName, key: string, record: AnyRecord | null): void {
    const { id } = placeOf(key)
    const before = mine.state.get(table, id)
    // From what it will be to what it is: what takes that back makes it so.
    builder.record(table, id as never, (record ?? undefined) as never, before as never)
    for (const hash of record ? textsOf(table, record) : []) bring(hash)
  }

  function bring(hash: TextHash): void {
    const words = texts.mine.text(hash) === undefined ? texts.theirs.text(hash) : undefined
    if (words !== undefined) missing.set(hash, words)
  }
}

function* besidesOf(
  meetings: Meetings,
  after: ReadonlyMap<string, AnyRecord | null>,
): Generator<undefined, Patch> {
  const besides: { [T in TableName]?: Record<string, AnyRecord | null> } = {}
  let seen = 0
  for (const { key, table, id, base, mine, theirs } of meetings.values()) {
    if (++seen % pace === 0) yield
    const made = after.get(key) ?? undefined
    const shown = deepEqual(made, mine) ? base : made
    if (!deepEqual(theirs, shown)) (besides[table] ??= {})[id] = theirs ?? null
  }
  return besides as Patch
}

/** The texts that a record leads into. */
function textsOf(table: TableName, record: AnyRecord): TextHash[] {
  if (table === 'articles') return [(record as Article).textHash]
  const { edition, target } = record as unknown as Partial<Claim & EvidenceLink>
  return [edition, target?.kind === 'span' ? target.edition : undefined].filter(hash => hash !== undefined)
}
