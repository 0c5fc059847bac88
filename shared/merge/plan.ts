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
import { decisive, type Rest, type Verdicts } from './verdict'

/** What merging would do to mine. */
export interface MergePlan {
  /** Makes mine the merged project; closed under references. */
  readonly patch: Patch
  /**
   * Theirs, whole, null where it was gone: of what they have otherwise than the base where the patch leaves mine alone,
   * and otherwise than mine is made where it does not.
   */
  readonly besides: Patch
  /** Texts that its articles need and mine does not have. */
  readonly texts: ReadonlyMap<TextHash, string>
  /** What verdicts drag along, and what had to give way. */
  readonly consequences: readonly Consequence[]
  /** Conflicts that are left as mine has them, to be decided. */
  readonly open: readonly Unit[]
  /** Units that a verdict has decided. */
  readonly decided: readonly Unit[]
}

interface Texts {
  readonly mine: Pick<ProjectReader, 'text'>
  readonly theirs: Pick<ProjectReader, 'text'>
}

/**
 * The plan that the verdicts make of what has met. What is in dispute and has none stays as mine has it; with `rest`
 * `left`, everything else does too: what comes of these verdicts alone.
 */
export function planMerge(
  meetings: Meetings,
  mine: Side,
  theirs: Side,
  texts: Texts,
  verdicts: Verdicts,
  rest: Rest = 'taken',
): MergePlan {
  return atOnce(planning(meetings, mine, theirs, texts, verdicts, rest))
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
  rest: Rest = 'taken',
): Generator<undefined, MergePlan> {
  const text = (hash: TextHash) => texts.mine.text(hash) ?? texts.theirs.text(hash)
  const outcome = yield* new Outcome(meetings, mine, theirs, verdicts, text, rest).settle()
  const builder = new ChangeBuilder()
  const missing = new Map<TextHash, string>()
  let seen = 0
  for (const table of tableNames)
    for (const [key, record] of outcome.records) {
      if (placeOf(key).table === table) lay(table, key, record)
      if (++seen % pace === 0) yield
    }
  const open: Unit[] = []
  const decided: Unit[] = []
  for (const unit of unitsOf(meetings)) {
    if (++seen % pace === 0) yield
    if (decisive(verdicts, unit.key)) decided.push(unit)
    else if (verdicts.has(unit.key) || (unit.standing === 'conflict' && rest === 'taken')) open.push(unit)
  }
  return {
    patch: yield* patchingBack(builder.done()),
    besides: yield* besidesOf(meetings, outcome.records),
    texts: missing,
    consequences: outcome.consequences,
    open,
    decided,
  }

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
