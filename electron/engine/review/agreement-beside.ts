import { type Agreement, workingOut } from '#shared/adjudication/agreement'
import { puttingSideBySide } from '#shared/adjudication/cases'
import { madeInAdjudication } from '#shared/adjudication/layers'
import { failed, type Reply } from '#shared/api/problem'
import type { ReviewAgreement } from '#shared/api/review-views'
import type { Patch } from '#shared/model/change'
import type { AnnotatorId, ArticleId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Claim } from '#shared/model/records'
import { workersOn } from '../agreement/kept-sides'
import { doneSince, type Mark, markOf } from '../mark'
import { carriedOut, type TellProgress } from '../tasks'
import { BothLayers } from './both-layers'
import type { HeldFile } from './held-file'
import type { Review } from './review'

/** What has been worked out about a file, and of which state of the project. */
interface Kept {
  readonly seen: Mark
  readonly mine: AnnotatorId | null
  readonly theirs: AnnotatorId | null
  readonly articles: readonly ArticleId[]
  /** Some article has another text in their file: of that, what is taken from them is news. */
  readonly otherTexts: boolean
  /** Null where there are no two of them who worked on one article. */
  readonly agreement: Agreement | null
}
const kept = new WeakMap<HeldFile, Kept>()

/**
 * How far a teammate agrees with whoever of us worked most on the same articles, before any of their work is taken in:
 * over all of these articles, and in one of them. Null where no article was worked on by both.
 */
export async function agreementBeside(
  review: Review,
  held: HeldFile,
  article: ArticleId | null,
  signal: AbortSignal,
  tell: TellProgress,
): Promise<Reply<ReviewAgreement | null>> {
  const known = kept.get(held)
  const found = known && !hasMoved(known, review) ? known : await once(review, held, signal, tell)
  if (!found) return failed('cancelled', 'Working out agreement was given up.')
  kept.set(held, found)
  const { mine, theirs, agreement, articles } = found
  if (!mine || !theirs || !agreement) return { ok: true, value: null }
  const { project } = review.open
  const named = (id: AnnotatorId) => ({
    id,
    name: project.get('annotators', id)?.name ?? held.theirs.get('annotators', id)?.name ?? '',
    here: project.get('annotators', id) !== undefined,
  })
  const one = article && agreement.articles.find(each => each.article === article)
  const value: ReviewAgreement = {
    mine: named(mine),
    theirs: named(theirs),
    articles: articles.length,
    figures: agreement.figures,
    article: one
      ? { id: one.article, name: project.get('articles', one.article)?.title ?? '', figures: one.figures }
      : null,
  }
  return { ok: true, value }
}

/**
 * Whether a text or an annotation of ours has changed since: what is taken from the teammate is no news to what they
 * made.
 */
function hasMoved({ seen, mine, otherTexts }: Kept, { open }: Review): boolean {
  const since = doneSince(seen, open)
  if (!since) return true
  return since.some(
    ({ inverse }) => changesText(inverse) || changesAny(inverse, otherTexts ? null : mine, open.project),
  )
}

/** A corrected text may touch no annotation: what stands before the correction stays where it is. */
const changesText = ({ articles = {} }: Patch): boolean =>
  Object.values(articles).some(before => before !== null && 'textHash' in before)

/** Whether it changes an annotation that `by` signed; null: whoever signed it. */
function changesAny(inverse: Patch, by: AnnotatorId | null, project: ProjectReader): boolean {
  return (['claims', 'mentions', 'links'] as const).some(table =>
    Object.entries(inverse[table] ?? {}).some(([id, before]) => {
      // What takes a change back holds the changed fields alone; what takes a removal back, the record.
      const record = project.get(table, id as never) ?? (before as object | null)
      const { created } = (record ?? {}) as Partial<Claim>
      return by === null || created === undefined || created.by === by
    }),
  )
}

const underWay = new WeakMap<HeldFile, Promise<Kept | null>>()

/** Who asks while it is being worked out is given the same; where that was given up, it begins anew. */
async function once(
  review: Review,
  held: HeldFile,
  signal: AbortSignal,
  tell: TellProgress,
): Promise<Kept | null> {
  const known = await underWay.get(held)
  if (known && !hasMoved(known, review)) return known
  if (signal.aborted) return null
  const work = workedOut(review, held, signal, tell).finally(() => underWay.delete(held))
  underWay.set(held, work)
  return work
}

async function workedOut(
  review: Review,
  held: HeldFile,
  signal: AbortSignal,
  tell: TellProgress,
): Promise<Kept | null> {
  const { project } = review.open
  const seen = markOf(review.open)
  const them = new Set(held.lineage.carried.map(({ by }) => by))
  const reader = new BothLayers(project, held.theirs, them)
  const pair = await carriedOut(choosing(reader, them), 'Looking for what both worked on', signal, tell)
  if (!pair) return null
  const otherTexts = reader.hasOtherTexts()
  const none = { seen, mine: null, theirs: null, articles: [], otherTexts, agreement: null }
  if (!pair.value) return none
  const { mine, theirs, articles } = pair.value
  const compared = { annotators: [mine, theirs], articles, atLeast: 0 }
  const side = await carriedOut(
    puttingSideBySide(reader, compared),
    'Putting annotations side by side',
    signal,
    tell,
  )
  if (!side) return null
  const work = workingOut(side.value, [...project.all('attributes')], 'main')
  const worked = await carriedOut(work, 'Working out agreement', signal, tell)
  return worked && { seen, mine, theirs, articles, otherTexts, agreement: worked.value }
}

interface Pair {
  readonly mine: AnnotatorId
  readonly theirs: AnnotatorId
  readonly articles: readonly ArticleId[]
}

/** The teammate and the one of us who have most articles in common, then most annotations in them. */
function* choosing(reader: BothLayers, them: ReadonlySet<AnnotatorId>): Generator<number, Pair | null> {
  const made = madeInAdjudication(reader)
  const pairs = new Map<string, Pair & { readonly articles: ArticleId[]; weight: number }>()
  const all = [...reader.all('articles')]
  for (const [at, { id }] of all.entries()) {
    const who = [...workersOn(reader, id, made)]
    for (const [theirs, made] of who)
      for (const [mine, ours] of who) {
        if (!them.has(theirs) || them.has(mine)) continue
        const key = `${mine} ${theirs}`
        const pair = pairs.get(key) ?? { mine, theirs, articles: [], weight: 0 }
        pair.articles.push(id)
        pair.weight += made.claims + ours.claims
        pairs.set(key, pair)
      }
    yield at / all.length
  }
  const [best] = [...pairs.values()].sort(
    (a, b) => b.articles.length - a.articles.length || b.weight - a.weight,
  )
  return best ?? null
}
