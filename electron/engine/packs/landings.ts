import { type LandingRow, type ReviewLandings, rowsShown } from '#shared/api/packs-views'
import { titleOf } from '#shared/compare/titles'
import { partsOf } from '#shared/merge/field-rules'
import { unitPlace } from '#shared/merge/unit'
import { partInWords, valueInWords } from '#shared/merge/unit-words'
import type { Patch } from '#shared/model/change'
import type { ProjectReader } from '#shared/model/project'
import type { Decision } from '#shared/model/review-records'
import { retold, within } from '#shared/model/steps-told'
import { nounsOf } from '#shared/model/table-nouns'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import { short } from '#shared/operations/describe'
import {
  type Application,
  type AppliedComment,
  type AppliedDecision,
  applyingReview,
  type Landing,
} from '#shared/packs/apply-review'
import { findingBrought } from '#shared/packs/review-pack'
import type { ReadReviewPack } from './read-review-pack'

/** Those that need to be looked at first. */
const order: readonly Landing['kind'][] = ['no-place', 'applies', 'agrees', 'applied-before']

/** What applying a review pack does, and what is told of it. */
export interface Landed {
  readonly patch: Patch
  readonly landings: ReviewLandings
}

/**
 * What a review pack comes to in the project, in words. In steps that others can come between: each says how much of it is
 * done. It holds of a project that is the same at the last as at the first.
 */
export function* landing(project: ProjectReader, read: ReadReviewPack): Generator<number, Landed> {
  const application = yield* within(0, 0.9, applyingReview(project, read.pack))
  const landings = yield* retold(puttingInWords(project, read, application), () => 0.9)
  return { patch: application.patch, landings }
}

/** Only of those that are shown it is said what they are about: of all there may be tens of thousands. */
function* puttingInWords(
  project: ProjectReader,
  { pack, bytes }: ReadReviewPack,
  application: Application,
): Generator<undefined, ReviewLandings> {
  const inWords = new InWords(project, pack, yield* findingBrought(pack))
  const counts = { verdict: none(), comment: none() }
  const byKind = new Map<Landing['kind'], Worded[]>(order.map(kind => [kind, []]))
  const count = (kind: LandingRow['kind'], { landing }: Pick<Worded, 'landing'>, row: () => LandingRow) => {
    counts[kind][landing.kind]++
    const shown = byKind.get(landing.kind)
    if (shown && shown.length < rowsShown) shown.push({ landing, row })
  }
  for (const each of application.decisions) {
    count('verdict', each, () => inWords.verdict(each))
    yield
  }
  for (const each of application.comments) {
    count('comment', each, () => inWords.comment(each))
    yield
  }
  const rows: LandingRow[] = []
  for (const { row } of [...byKind.values()].flat().slice(0, rowsShown)) {
    rows.push(row())
    yield
  }
  const [info] = project.all('info')
  return {
    title: pack.project.title,
    byName: inWords.sender,
    at: pack.made.at,
    bytes,
    rows,
    counts,
    cameAlong: application.cameAlong,
    otherProject: info?.id !== pack.project.id,
  }
}

/** One that may be shown, and how it is put in words then. */
interface Worded {
  readonly landing: Landing
  readonly row: () => LandingRow
}

/** Says what verdicts and comments are about. Names are looked up in the project and, where they are not there, in the pack. */
class InWords {
  readonly #project: ProjectReader
  readonly #names: Pick<ProjectReader, 'get'>
  readonly #who: ReadonlyMap<string, string>
  /** Who sent the review. */
  readonly sender: string

  constructor(
    project: ProjectReader,
    { annotators, made }: ReadReviewPack['pack'],
    brought: ReadonlyMap<string, AnyRecord>,
  ) {
    this.#project = project
    this.#names = { get: (table, id) => project.get(table, id) ?? (brought.get(`${table}/${id}`) as never) }
    this.#who = new Map(annotators.map(({ id, name }) => [id, name]))
    this.sender = this.#who.get(made.by) ?? 'somebody'
  }

  verdict({ decision, landing }: AppliedDecision): LandingRow {
    const { table, id, part } = unitPlace(decision.subject)
    const unit = {
      ...{ key: decision.subject, table, id, part, base: decision.base, mine: null, theirs: decision.value },
      ...{ standing: 'conflict' as const, conflict: null, follows: [], options: [] },
    }
    const isKnown = tableNames.includes(table)
    const record = isKnown ? recordOf(this.#names, decision) : undefined
    const said = (value: unknown) => (isKnown ? valueInWords(unit, value ?? null, this.#names) : null)
    return {
      key: `decisions/${decision.id}`,
      kind: 'verdict',
      ...landed(landing),
      table,
      what: isKnown ? partInWords(unit, this.#names) : decision.subject,
      title: record ? short(titleOf(table, record, this.#names)) : null,
      says: said(decision.value),
      stands:
        landing.kind === 'applies' && part !== null ? said(standingPart(this.#project, decision)) : null,
      whole: part === null,
      reason: decision.reason,
      ...this.#by(decision),
    }
  }

  comment({ comment, landing }: AppliedComment): LandingRow {
    const { table, id } = comment.on
    const record = this.#names.get(table, id as never) as AnyRecord | undefined
    return {
      key: `comments/${comment.id}`,
      kind: 'comment',
      ...landed(landing),
      table,
      what: `this ${nounsOf[table]}`,
      title: record && hasTitle(table) ? short(titleOf(table, record, this.#names)) : null,
      says: comment.text,
      stands: null,
      whole: false,
      reason: '',
      ...this.#by(comment),
    }
  }

  #by({ created, changed }: Pick<Decision, 'created' | 'changed'>) {
    const stamp = changed ?? created
    const name = this.#project.get('annotators', stamp.by)?.name ?? this.#who.get(stamp.by) ?? 'somebody'
    return { byName: name, at: stamp.at }
  }
}

/** The record that a verdict is about: as it is here, or else as one of the versions that it was decided between. */
function recordOf(names: Pick<ProjectReader, 'get'>, decision: Decision): AnyRecord | undefined {
  const { table, id, part } = unitPlace(decision.subject)
  const here = names.get(table, id as never) as AnyRecord | undefined
  if (here || part !== null) return here
  const versions = [decision.value, decision.base, ...decision.options.map(({ value }) => value)]
  return versions.find(value => value !== null && value !== undefined) as AnyRecord | undefined
}

function standingPart(project: ProjectReader, { subject }: Decision): unknown {
  const { table, id, part } = unitPlace(subject)
  const record = project.get(table, id as never) as AnyRecord | undefined
  return record && part !== null ? partsOf(table, record).get(part) : null
}

const none = () => ({ applies: 0, agrees: 0, 'applied-before': 0, 'no-place': 0 })
const landed = (landing: Landing) => ({
  landing: landing.kind,
  why: landing.kind === 'no-place' ? landing.why : null,
})
const hasTitle = (table: TableName) => table !== 'decisions' && table !== 'adjudications'
