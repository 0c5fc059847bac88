import { type Agreement, workingOut } from '#shared/adjudication/agreement'
import { puttingSideBySide, type SideBySide } from '#shared/adjudication/cases'
import { type LayerReader, madeInAdjudication } from '#shared/adjudication/layers'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import { failed, type Reply } from '#shared/api/problem'
import { atOnce } from '#shared/model/at-once'
import type { AnnotatorId, ArticleId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import { JointWork } from '../joint-work'
import type { Waiting } from '../making'
import { doneSince, isNow, type Mark, markOf } from '../mark'
import type { OpenProject } from '../open-project'
import { Course } from '../storage/course'
import { carriedOut, type TellProgress } from '../tasks'

/** How many questions' answers are kept for a project. */
const limit = 4

const puttingThem = 'Putting annotations side by side'
/** How much of all that is, where figures are then worked out. */
const firstPart = 0.15

const givenUp = failed('cancelled', 'Working out agreement was given up.')

/** What changes no annotation, and so no case: decisions, what is said about them, and who joins with their first one. */
const besideAnnotations: ReadonlySet<string> = new Set([
  'adjudications',
  'decisions',
  'comments',
  'annotators',
])

/** Annotators' claims side by side and the figures of them, worked out once until an annotation changes. */
export class KeptSides {
  readonly #open: OpenProject
  readonly #sides = new Map<string, JointWork<SideBySide>>()
  readonly #agreements = new WeakMap<SideBySide, Agreement>()
  /** What was last told of each question: what it comes to in each article is of the same figures, whatever has changed since. */
  readonly #told = new Map<string, Agreement>()
  #seen: Mark

  constructor(open: OpenProject) {
    this.#open = open
    this.#seen = markOf(open)
  }

  /** The annotators' claims side by side. Gives the event loop its turns. */
  side(asked: ComparedAsked): Promise<SideBySide> {
    return this.#put(asked).seenThrough()
  }

  /** The same for one who can give it up; null where they have. */
  sideWaited(asked: ComparedAsked, waiting: Waiting): Promise<SideBySide | null> {
    return this.#put(asked).waitedFor(waiting)
  }

  async agreement(
    asked: ComparedAsked,
    signal: AbortSignal,
    tell: TellProgress,
  ): Promise<Reply<{ readonly side: SideBySide; readonly agreement: Agreement }>> {
    tell(puttingThem, 0)
    const course = new Course(signal, tell)
    const side = await this.sideWaited(asked, course.handedOn(firstPart))
    if (!side) return givenUp
    const known = this.#agreements.get(side)
    if (known) {
      this.#tell(asked, known)
      return { ok: true, value: { side, agreement: known } }
    }
    const work = workingOut(side, [...this.#open.project.all('attributes')])
    const rest = course.handedOn(1)
    const worked = await carriedOut(work, 'Working out agreement', rest.signal, rest.tell)
    if (!worked) return givenUp
    this.#agreements.set(side, worked.value)
    this.#tell(asked, worked.value)
    return { ok: true, value: { side, agreement: worked.value } }
  }

  /** The figures as they were last told; worked out where they never were. */
  async told(asked: ComparedAsked, signal: AbortSignal, tell: TellProgress): Promise<Reply<Agreement>> {
    const told = this.#told.get(JSON.stringify(asked))
    if (told) return { ok: true, value: told }
    const worked = await this.agreement(asked, signal, tell)
    return worked.ok ? { ok: true, value: worked.value.agreement } : worked
  }

  #tell(asked: ComparedAsked, agreement: Agreement): void {
    const key = JSON.stringify(asked)
    this.#told.delete(key)
    this.#told.set(key, agreement)
    for (const each of [...this.#told.keys()].slice(0, -limit)) this.#told.delete(each)
  }

  #put(asked: ComparedAsked): JointWork<SideBySide> {
    this.#forgetWhatChanged()
    const key = JSON.stringify(asked)
    const known = this.#sides.get(key)
    const put = known && !known.isGivenUp ? known : new JointWork((...by) => this.#putting(asked, ...by))
    this.#sides.delete(key)
    this.#sides.set(key, put)
    for (const each of [...this.#sides.keys()].slice(0, -limit)) this.#sides.delete(each)
    return put
  }

  async #putting(asked: ComparedAsked, signal: AbortSignal, tell: TellProgress): Promise<SideBySide | null> {
    const { project } = this.#open
    const found = await carriedOut(findingArticles(project, asked), puttingThem, signal, tell)
    if (!found) return null
    const work = puttingSideBySide(project, { ...asked, articles: found.value })
    const put = await carriedOut(work, puttingThem, signal, tell)
    return put ? put.value : null
  }

  /** Decisions leave what was put side by side as it is; anything else, and what was taken back, does not. */
  #forgetWhatChanged(): void {
    if (isNow(this.#seen, this.#open)) return
    const since = doneSince(this.#seen, this.#open)
    if (
      !since ||
      since.some(({ inverse }) => Object.keys(inverse).some(table => !besideAnnotations.has(table)))
    )
      this.#sides.clear()
    this.#seen = markOf(this.#open)
  }
}

/** The articles that were asked for, in the order of the library; all that two of the annotators worked on where none was. */
export const articlesOf = (reader: ProjectReader, asked: ComparedAsked): ArticleId[] =>
  atOnce(findingArticles(reader, asked))

/** The same, article by article, so that others can come between. */
function* findingArticles(
  reader: ProjectReader,
  { annotators, articles }: ComparedAsked,
): Generator<undefined, ArticleId[]> {
  const all = [...reader.all('articles')].map(({ id }) => id)
  if (articles.length > 0) {
    const asked = new Set(articles)
    return all.filter(id => asked.has(id))
  }
  const made = madeInAdjudication(reader)
  const found: ArticleId[] = []
  for (const id of all) {
    const who = workersOn(reader, id, made)
    if (annotators.filter(annotator => who.has(annotator)).length >= 2) found.push(id)
    yield
  }
  return found
}

/** Who signed any annotation in an article, and how many of each kind. */
export function workersOn(
  reader: LayerReader,
  article: ArticleId,
  made: ReadonlySet<string>,
): Map<AnnotatorId, { claims: number; mentions: number; links: number }> {
  const who = new Map<AnnotatorId, { claims: number; mentions: number; links: number }>()
  const count = (annotator: AnnotatorId, what: 'claims' | 'mentions' | 'links') => {
    const counts = who.get(annotator) ?? { claims: 0, mentions: 0, links: 0 }
    counts[what]++
    who.set(annotator, counts)
  }
  for (const id of reader.claimsIn(article)) {
    const claim = reader.get('claims', id)
    if (!claim || made.has(id)) continue
    count(claim.created.by, 'claims')
    for (const linkId of reader.linksOf(id)) {
      const link = reader.get('links', linkId)
      if (link?.claim === id) count(link.created.by, 'links')
    }
  }
  for (const id of reader.mentionsIn(article)) {
    const mention = reader.get('mentions', id)
    if (mention) count(mention.created.by, 'mentions')
  }
  return who
}

const kept = new WeakMap<OpenProject, KeptSides>()
/** What is kept for a project, whichever windows ask. */
export function keptSides(open: OpenProject): KeptSides {
  let sides = kept.get(open)
  if (!sides) kept.set(open, (sides = new KeptSides(open)))
  return sides
}
