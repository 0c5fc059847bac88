import { z } from 'zod'
import { placeOf } from '../compare/differences'
import { partsOf } from '../merge/field-rules'
import { referencesOfPart } from '../merge/part-references'
import { unitPlace } from '../merge/unit'
import { atOnce } from '../model/at-once'
import type { ProjectReader } from '../model/project'
import type { Annotator } from '../model/records'
import { annotator, line, projectId, stamp } from '../model/records'
import { authorsOf } from '../model/references'
import { type Comment, comment, type Decision, type DecisionOption, decision } from '../model/review-records'
import { type AnyRecord, schemeTables, type TableName, tableSchemas } from '../model/tables'

export const reviewPackFormat = 'claimbench-review'
export const reviewPackVersion = 1

/** The records that verdicts may bring along: what the chosen values refer to and the scheme and the register have. */
export const broughtTables = [...schemeTables, 'entities'] as const
const brought = z
  .object({
    labels: z.array(tableSchemas.labels).readonly(),
    attributes: z.array(tableSchemas.attributes).readonly(),
    entityTypes: z.array(tableSchemas.entityTypes).readonly(),
    stances: z.array(tableSchemas.stances).readonly(),
    entities: z.array(tableSchemas.entities).readonly(),
  })
  .readonly()

/** So many annotators a review pack may name. */
export const mostAnnotators = 10_000

/**
 * What a review pack holds: the verdicts and comments of a review, word for word, and no articles. Each verdict has the
 * values that it was made between, so that it can be told whether it still applies.
 */
export const reviewPack = z.object({
  format: z.literal(reviewPackFormat),
  version: z.literal(reviewPackVersion),
  project: z.object({ id: projectId, title: line }).readonly(),
  made: stamp,
  annotators: z.array(annotator).max(mostAnnotators).readonly(),
  decisions: z.array(decision).max(1_000_000).readonly(),
  comments: z.array(comment).max(1_000_000).readonly(),
  brought,
})
export type ReviewPack = z.infer<typeof reviewPack>

/** By their keys, the records that the verdicts of a pack may bring along. In steps, one for each. */
export function* findingBrought({
  brought,
}: ReviewPack): Generator<undefined, ReadonlyMap<string, AnyRecord>> {
  const found = new Map<string, AnyRecord>()
  for (const table of broughtTables)
    for (const record of brought[table]) {
      found.set(`${table}/${record.id}`, record)
      yield
    }
  return found
}

/** What a review is sent of. */
type ReviewSource = Pick<ProjectReader, 'all' | 'get'>

/** What there is in a project to be sent. */
export interface ReviewPackContents {
  readonly pack: ReviewPack
  /** Decisions that are still open: they wait here, and are not sent. */
  readonly open: number
}

/** The settled decisions and the comments of a project; of those since a moment, where it is given (ISO 8601, UTC). */
export const reviewPackOf = (
  project: ReviewSource,
  made: ReviewPack['made'],
  since: string | null = null,
): ReviewPackContents => atOnce(packingReview(project, made, since))

/** The same in steps, of a project that is the same at the last as at the first. */
export function* packingReview(
  project: ReviewSource,
  made: ReviewPack['made'],
  since: string | null,
): Generator<undefined, ReviewPackContents> {
  const [info] = project.all('info')
  if (!info) throw new Error('a project without a description was to be reviewed')
  const late = ({ created, changed }: Pick<Decision, 'created' | 'changed'>) =>
    since === null || (changed ?? created).at >= since
  const decisions: Decision[] = []
  let open = 0
  for (const each of project.all('decisions')) {
    yield
    if (!late(each)) continue
    if (each.settled) decisions.push(each)
    else open++
  }
  const comments: Comment[] = []
  for (const each of project.all('comments')) {
    yield
    if (late(each)) comments.push(each)
  }
  const annotators = new Map<string, Annotator>()
  const know = (id: Annotator['id']) => {
    const known = project.get('annotators', id)
    if (known) annotators.set(id, known)
  }
  know(made.by)
  for (const each of [...decisions, ...comments]) {
    yield
    for (const { id } of authorsOf(each)) know(id as never)
  }
  for (const { options } of decisions) {
    yield
    for (const { by } of options) if (by) know(by.by)
  }
  const along = yield* findingNeeded(project, decisions)
  for (const entity of along.entities) for (const { id } of authorsOf(entity)) know(id as never)
  return {
    pack: {
      format: reviewPackFormat,
      version: reviewPackVersion,
      project: { id: info.id, title: info.title },
      made,
      annotators: [...annotators.values()],
      decisions,
      comments,
      brought: along,
    },
    open,
  }
}

/** The records of the scheme and the register that the chosen values refer to, and what those refer to. */
function* findingNeeded(
  project: ReviewSource,
  decisions: readonly Decision[],
): Generator<undefined, ReviewPack['brought']> {
  const found = new Map<string, AnyRecord>()
  const need = (table: TableName, part: string, value: unknown): void => {
    for (const { to } of referencesOfPart(table, part, value)) {
      const place = placeOf(to)
      if (found.has(to) || !(broughtTables as readonly string[]).includes(place.table)) continue
      const record = project.get(place.table, place.id as never) as AnyRecord | undefined
      if (!record) continue
      found.set(to, record)
      for (const [name, said] of partsOf(place.table, record)) need(place.table, name, said)
    }
  }
  for (const { subject, value } of decisions) {
    yield
    const { table, part } = unitPlace(subject)
    if (value === null || value === undefined) continue
    if (part !== null) need(table, part, value)
    else for (const [name, said] of partsOf(table, value as AnyRecord)) need(table, name, said)
  }
  const of = (table: TableName) =>
    [...found].flatMap(([key, record]) => (placeOf(key).table === table ? [record] : []))
  return Object.fromEntries(
    broughtTables.map(table => [table, of(table)]),
  ) as unknown as ReviewPack['brought']
}

/** The values that a decision knew: what it was made between, and what was there before. */
export const valuesKnownTo = ({ base, options }: Decision): readonly unknown[] => [
  base ?? null,
  ...options.map(({ value }: DecisionOption) => value ?? null),
]
