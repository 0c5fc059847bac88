import { placeOf } from '../compare/differences'
import { partsOf, saysTheSame, withPart } from '../merge/field-rules'
import { referencesByPart } from '../merge/part-references'
import { unitPlace } from '../merge/unit'
import { atOnce } from '../model/at-once'
import { ChangeBuilder, type Patch, patchingTo } from '../model/change'
import { deepEqual } from '../model/equal'
import type { ProjectReader } from '../model/project'
import type { Comment, Decision } from '../model/review-records'
import { sortingTold } from '../model/sorting'
import { retold, within } from '../model/steps-told'
import { type AnyRecord, type TableName, type TableRecords, tableNames } from '../model/tables'
import { Draft } from '../operations/draft'
import { brokenBy } from '../operations/integrity'
import { findingBrought, type ReviewPack, valuesKnownTo } from './review-pack'

/** What becomes of a verdict or comment of a review pack in a project. */
export type Landing =
  /** It is carried out, and kept. */
  | { readonly kind: 'applies' }
  /** The project says so already: the decision is kept, so that later merges know of it. */
  | { readonly kind: 'agrees' }
  /** It was applied before. */
  | { readonly kind: 'applied-before' }
  /** It has no place here, and `why` says so. */
  | { readonly kind: 'no-place'; readonly why: string }

export interface AppliedDecision {
  readonly decision: Decision
  readonly landing: Landing
}
export interface AppliedComment {
  readonly comment: Comment
  readonly landing: Landing
}

/** What applying a review pack to a project would do. */
export interface Application {
  readonly patch: Patch
  readonly decisions: readonly AppliedDecision[]
  readonly comments: readonly AppliedComment[]
  /** How many records came along because a chosen value refers to them. */
  readonly cameAlong: number
}

const applies: Landing = { kind: 'applies' }
const noPlace = (why: string): Landing => ({ kind: 'no-place', why })

/**
 * Applies the verdicts that still fit and lands the comments whose record is there, each by itself: what does not fit is
 * told, and nothing else waits for it. Changes nothing; the patch is empty where all of it was applied before.
 */
export const applyReview = (project: ProjectReader, pack: ReviewPack): Application =>
  atOnce(applyingReview(project, pack))

/**
 * The same in steps that others can come between: each says how much of it is done. It holds of a project that is the same
 * at the last as at the first.
 */
export function* applyingReview(project: ProjectReader, pack: ReviewPack): Generator<number, Application> {
  const draft = new Draft(project)
  const along = new Along(draft, yield* retold(findingBrought(pack), () => 0))
  const order = yield* within(
    0,
    0.1,
    sortingTold(pack.decisions, (a, b) => turnOf(a) - turnOf(b)),
  )
  const landings = new Map<Decision, Landing>()
  for (const decision of order) {
    const landing = landDecision(draft, along, decision)
    landings.set(decision, landing)
    if (landing.kind === 'applies' || landing.kind === 'agrees') draft.put('decisions', decision)
    yield 0.1 + (0.6 * landings.size) / order.length
  }
  const comments = new Map<Comment, Landing>()
  const threads = yield* within(
    0.7,
    0.75,
    sortingTold(pack.comments, (a, b) => depthOf(a) - depthOf(b)),
  )
  for (const comment of threads) {
    comments.set(comment, landComment(draft, comment))
    yield 0.75
  }
  const patch = yield* retold(patchOf(draft, pack), () => 0.8)
  const decided: AppliedDecision[] = []
  for (const decision of pack.decisions) {
    decided.push({ decision, landing: landings.get(decision) as Landing })
    yield 0.9
  }
  const commented: AppliedComment[] = []
  for (const comment of pack.comments) {
    commented.push({ comment, landing: comments.get(comment) as Landing })
    yield 0.95
  }
  return { patch, decisions: decided, comments: commented, cameAlong: along.count }
}

/** What is added stands before what refers to it; what is removed goes after what referred to it. */
function turnOf({ subject, value }: Decision): number {
  const { table, part } = unitPlace(subject)
  const at = tableNames.indexOf(table)
  return (value ?? null) === null && part === null ? tableNames.length * 2 - at : at
}

/** A reply stands after what it replies to. */
const depthOf = ({ replyTo }: Comment) => Number(replyTo !== null)

/** What has landed, with whoever said it: where nothing has, nobody comes. */
function* patchOf(draft: Draft, { annotators }: ReviewPack): Generator<undefined, Patch> {
  const landed = yield* draft.changing()
  const unknown = annotators.filter(({ id }) => !draft.get('annotators', id))
  if (Object.keys(landed).length === 0 || unknown.length === 0) return yield* patchingTo(landed)
  for (const annotator of unknown) draft.put('annotators', annotator)
  return yield* patchingTo(yield* draft.changing())
}

function landDecision(draft: Draft, along: Along, decision: Decision): Landing {
  const before = draft.get('decisions', decision.id)
  if (before && deepEqual(before, decision)) return { kind: 'applied-before' }
  if (before?.settled && !isLater(decision, before)) {
    return deepEqual(before.value ?? null, decision.value ?? null) || sameAuthor(decision, before)
      ? { kind: 'applied-before' }
      : noPlace('It has been decided otherwise here since.')
  }
  const { table, id, part } = unitPlace(decision.subject)
  if (!tableNames.includes(table)) return noPlace('This version does not know what it is about.')
  const record = draft.get(table, id as never) as AnyRecord | undefined
  const known = [...valuesKnownTo(decision), ...(before ? [before.value ?? null] : [])]
  return part === null
    ? landRecord(draft, along, { decision, table, id, record, known })
    : landPart(draft, along, { decision, table, id, record, known }, part)
}

interface Place {
  readonly decision: Decision
  readonly table: TableName
  readonly id: string
  readonly record: AnyRecord | undefined
  readonly known: readonly unknown[]
}

/** A verdict on whether a record is there at all, or on which of two that were added under one id. */
function landRecord(draft: Draft, along: Along, { decision, table, id, record, known }: Place): Landing {
  const chosen = (decision.value ?? null) as AnyRecord | null
  if (chosen === null && !record) return { kind: 'agrees' }
  if (chosen && record) {
    const settlesWhich = decision.code === 'added-differently'
    if (!settlesWhich || saysTheSame(table, chosen, record)) return { kind: 'agrees' }
  }
  const isKnown = known.some(value =>
    value === null || !record ? value === (record ?? null) : saysTheSame(table, value as AnyRecord, record),
  )
  if (!isKnown) return noPlace(record ? 'It has been changed here since.' : 'It has been removed here since.')
  return tryOut(draft, along, table, id, chosen)
}

function landPart(draft: Draft, along: Along, place: Place, part: string): Landing {
  const { decision, table, id, record, known } = place
  if (!record) return noPlace('What it is about is not in this project.')
  const [chosen, current] = [decision.value ?? null, partsOf(table, record).get(part) ?? null]
  if (deepEqual(chosen, current)) return { kind: 'agrees' }
  if (!known.some(value => deepEqual(value, current))) return noPlace('It has been changed here since.')
  const made = withPart(table, record, part, chosen)
  const stamped = 'changed' in made ? { ...made, changed: decision.changed ?? decision.created } : made
  return tryOut(draft, along, table, id, stamped as AnyRecord)
}

/** Puts the record as the verdict has it, with what it refers to; as it was before, where the project would not be sound. */
function tryOut<T extends TableName>(
  draft: Draft,
  along: Along,
  table: T,
  id: string,
  to: AnyRecord | null,
): Landing {
  const key = id as TableRecords[T]['id']
  const from = draft.get(table, key as never)
  const takeBack = to ? along.bring(table, to) : () => undefined
  if (to) draft.put(table, to as TableRecords[T])
  else draft.remove(table, key as never)
  const change = new ChangeBuilder()
  change.record(table, key as never, from, (to ?? undefined) as TableRecords[T] | undefined)
  const broken = brokenBy(change.done(), draft)
  if (!broken) return applies
  if (from) draft.put(table, from)
  else draft.remove(table, key as never)
  takeBack()
  return noPlace(broken.message)
}

/** What the chosen values refer to and the project does not have. */
class Along {
  readonly #draft: Draft
  readonly #brought: ReadonlyMap<string, AnyRecord>
  count = 0

  /** `brought`: by their keys, those that the pack has. */
  constructor(draft: Draft, brought: ReadonlyMap<string, AnyRecord>) {
    this.#draft = draft
    this.#brought = brought
  }

  /** Brings what the record refers to; gives what takes it back. */
  bring(table: TableName, record: AnyRecord): () => void {
    const came: (readonly [TableName, string])[] = []
    const need = (of: TableName, needing: AnyRecord): void => {
      for (const { to } of referencesByPart(of, needing)) {
        const place = placeOf(to)
        const needed = this.#brought.get(to)
        if (!needed || this.#draft.get(place.table, place.id as never)) continue
        this.#draft.put(place.table, needed as never)
        came.push([place.table, place.id])
        need(place.table, needed)
      }
    }
    need(table, record)
    this.count += came.length
    return () => {
      for (const [at, id] of came) this.#draft.remove(at, id as never)
      this.count -= came.length
    }
  }
}

function landComment(draft: Draft, comment: Comment): Landing {
  const before = draft.get('comments', comment.id)
  if (before && (deepEqual(before, comment) || !isLater(comment, before))) return { kind: 'applied-before' }
  const { on, replyTo } = comment
  if (!draft.get(on.table, on.id as never)) return noPlace('What it is on is not in this project.')
  if (replyTo !== null && !draft.get('comments', replyTo))
    return noPlace('The comment that it replies to is not in this project.')
  draft.put('comments', comment)
  return applies
}

type Stamped = Pick<Comment, 'created' | 'changed'>
const last = ({ created, changed }: Stamped) => changed ?? created
const sameAuthor = (a: Stamped, b: Stamped) => last(a).by === last(b).by
/** Whether the same person has said something since. */
const isLater = (a: Stamped, b: Stamped) => sameAuthor(a, b) && last(a).at > last(b).at
