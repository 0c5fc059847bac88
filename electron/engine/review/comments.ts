import type { BroughtComment, MadeBy, ReviewComment } from '#shared/api/review-views'
import { differenceOf } from '#shared/compare/differences'
import { passagesOf } from '#shared/compare/passages'
import { titleOf, whereOf } from '#shared/compare/titles'
import type { ProjectReader } from '#shared/model/project'
import type { Stamp } from '#shared/model/records'
import type { Comment } from '#shared/model/review-records'
import type { AnyRecord } from '#shared/model/tables'
import type { HeldFile } from './held-file'
import type { Review, ReviewState } from './review'
import { eitherOf, type UnitRow } from './unit-row'

export type Worded = (stamp: Stamp | null) => MadeBy | null

/** The comments on the record, ours and those that theirs brings, oldest first. */
export function commentsOn({ unit, held }: UnitRow, { open }: Review, worded: Worded): ReviewComment[] {
  const found = new Map<string, Comment>()
  for (const side of [held.theirs, open.project])
    for (const id of side.commentsOn(unit.table, unit.id)) {
      const comment = side.get('comments', id)
      const isHere = open.project.get('comments', id) !== undefined
      if (comment && (isHere || isNew(comment, held, open.project))) found.set(id, comment)
    }
  return [...found.values()]
    .sort(byAge)
    .flatMap(
      comment => asShown(comment, worded, open.project.get('comments', comment.id) !== undefined) ?? [],
    )
}

const mostShown = 1_000

/** How many rows, or comments, are looked at in a step. */
const together = 256

/**
 * What teammates say that the project has not, on whatever it is, oldest first: as many as anybody reads. In steps that
 * others can come between: each says how much of it is done.
 */
export function* findingBrought(review: Review, state: ReviewState): Generator<number, BroughtComment[]> {
  const { project } = review.open
  const rows = new Map<string, string>()
  for (const [at, { unit, row }] of state.rows.entries()) {
    const key = `${row.file} ${unit.table}/${unit.id}`
    if (!rows.has(key)) rows.set(key, row.key)
    if (at % together === together - 1) yield at / (state.rows.length * 2)
  }
  let seen = 0
  const all = review.held.reduce((sum, { theirs }) => sum + theirs.size('comments'), 0)
  const found = new Map<string, BroughtComment & Pick<Comment, 'created'>>()
  for (const [file, held] of review.held.entries())
    for (const comment of held.theirs.all('comments')) {
      if (++seen % together === 0) yield 0.5 + seen / (all * 2)
      if (found.has(comment.id) || !isNew(comment, held, project)) continue
      const names = eitherOf(held.theirs, project)
      const worded: Worded = stamp =>
        stamp && { ...stamp, byName: names.get('annotators', stamp.by)?.name ?? '' }
      const shown = asShown(comment, worded, false)
      const { table, id } = comment.on
      const record = names.get(table, id as never) as AnyRecord | undefined
      if (!shown || !record) continue
      const here = project.get(table, id as never) as AnyRecord | undefined
      const place = whereOf(table, record, names)
      const whole = here && differenceOf(table, id, undefined, here)
      found.set(comment.id, {
        ...shown,
        created: comment.created,
        file,
        on: comment.on,
        title: titleOf(table, record, names),
        articleTitle: place ? (names.get('articles', place.article)?.title ?? '') : '',
        row: rows.get(`${file} ${table}/${id}`) ?? null,
        passages: whole && table !== 'articles' ? passagesOf(whole, project, project) : [],
        onHere: here !== undefined,
      })
    }
  return [...found.values()]
    .sort(byAge)
    .slice(0, mostShown)
    .map(({ created, ...shown }) => shown)
}

/** Whether they made it since: what both had and the project has no longer was deleted here. */
function isNew({ id }: Comment, { base }: HeldFile, project: ProjectReader): boolean {
  return project.get('comments', id) === undefined && base.get('comments', id) === undefined
}

const byAge = (a: Pick<Comment, 'created'>, b: Pick<Comment, 'created'>) =>
  Number(a.created.at > b.created.at) - Number(a.created.at < b.created.at)

function asShown(comment: Comment, worded: Worded, here: boolean): ReviewComment | null {
  const { id, replyTo, text, resolved, created, changed } = comment
  const made = worded(created)
  return made && { id, replyTo, text, resolved, made, changed: worded(changed), here }
}
