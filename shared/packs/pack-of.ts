import { atOnce } from '../model/at-once'
import type { AnnotatorId, ArticleId, EntityId, TextHash } from '../model/ids'
import { emptyProject, linkEnds, type Project, type ProjectReader } from '../model/project'
import type { Article, Claim, EvidenceLink, Mention, Stamp } from '../model/records'
import { authorsOf, referencesOf } from '../model/references'
import type { Comment } from '../model/review-records'
import { type AnyRecord, schemeTables, type TableName } from '../model/tables'
import type { PackSelection } from './selection'

/** A part of a project that stands by itself, and what had to stay behind for it to. */
export interface Packed {
  readonly project: Project
  readonly stayed: Stayed
}

export interface Stayed {
  /** Chosen articles that the project does not have. */
  readonly articles: number
  /** Evidence links of chosen annotators whose other end is not in the pack. */
  readonly links: number
  /** Comments of chosen annotators on what is not in the pack, and replies to what others said. */
  readonly comments: number
}

/** What a pack is made of. */
type PackSource = Pick<ProjectReader, 'all' | 'text'>

type Tables = { [T in TableName]: Map<string, AnyRecord> }

/**
 * The part of a project that a pack holds, as a project of its own: whatever is in it refers only to what is in it too.
 * `handedOutBy` is in it. What reviewing has left (decisions, adjudications) is not: it is about more than one layer.
 */
export function packOf(project: PackSource, selection: PackSelection, handedOutBy: AnnotatorId): Packed {
  return atOnce(packing(project, selection, handedOutBy))
}

/**
 * The same in steps that others can come between: each says how much of it is done. It holds of a project that is the same
 * at the last as at the first.
 */
export function* packing(
  project: PackSource,
  selection: PackSelection,
  handedOutBy: AnnotatorId,
): Generator<number, Packed> {
  const made = emptyProject()
  const tables = made as unknown as Tables
  const texts = made.texts as Map<TextHash, string>
  const put = (table: TableName, record: AnyRecord) => tables[table].set(record.id, record)
  const has = (table: TableName, id: string) => tables[table].has(id)
  const stayed = { articles: 0, links: 0, comments: 0 }
  const chosen: ReadonlySet<ArticleId> = new Set(selection.articles)
  const layers = selection.annotators === 'all' ? 'all' : new Set(selection.annotators)
  const isChosen = ({ created }: { readonly created: Stamp }) => layers === 'all' || layers.has(created.by)

  for (const table of ['info', ...schemeTables] as const)
    for (const record of project.all(table)) put(table, record)
  for (const article of project.all('articles')) {
    yield 0
    if (!chosen.has(article.id)) continue
    const text = project.text(article.textHash)
    if (text === undefined) continue
    put('articles', selection.assessments ? article : unassessed(article))
    texts.set(article.textHash, text)
  }
  stayed.articles = chosen.size - tables.articles.size
  const isIn = (each: Claim | Mention) => has('articles', each.article) && isChosen(each)
  const needed = new Set<EntityId>()
  for (const claim of project.all('claims')) {
    yield 0.1
    if (!isIn(claim)) continue
    put('claims', claim)
    for (const { table, id } of referencesOf('claims', claim)) if (table === 'entities') needed.add(id)
  }
  for (const mention of project.all('mentions')) {
    yield 0.3
    if (!isIn(mention)) continue
    put('mentions', mention)
    if (mention.entity !== null) needed.add(mention.entity)
  }
  for (const entity of project.all('entities')) {
    yield 0.4
    if (selection.register === 'all' || needed.has(entity.id)) put('entities', entity)
  }
  const endsAreIn = (link: EvidenceLink) =>
    linkEnds(link).every(claim => has('claims', claim)) &&
    (link.target.kind === 'claim' || has('articles', link.target.article))
  for (const link of project.all('links')) {
    yield 0.5
    if (!isChosen(link)) continue
    if (endsAreIn(link)) put('links', link)
    else if (linkEnds(link).some(claim => has('claims', claim))) stayed.links++
  }
  for (const comment of threadsFirst(project.all('comments'))) {
    yield 0.6
    if (!isChosen(comment)) continue
    const { on, replyTo } = comment
    if (has(on.table, on.id) && (replyTo === null || has('comments', replyTo))) put('comments', comment)
    else stayed.comments++
  }

  for (const edition of editionsIn(made)) {
    yield 0.6
    const text = edition && project.text(edition)
    if (edition && text !== undefined) texts.set(edition, text)
  }

  const authors = new Set<AnnotatorId>([handedOutBy])
  for (const table of Object.keys(tables) as TableName[]) {
    if ((table as string) === 'texts') continue
    for (const record of tables[table].values()) {
      for (const { id } of authorsOf(record)) authors.add(id as never)
      yield 0.7
    }
  }
  for (const annotator of project.all('annotators'))
    if (authors.has(annotator.id)) put('annotators', annotator)
  return { project: made, stayed }
}

/** What a pack counts, to be told before it is handed out. */
export function countsOf({ project }: Packed) {
  const { articles, claims, mentions, entities, links, comments } = project
  return {
    articles: articles.size,
    claims: claims.size,
    mentions: mentions.size,
    entities: entities.size,
    links: links.size,
    comments: comments.size,
  }
}

/** The earlier texts of articles that orphaned spans are in; undefined for a record that has none. */
function* editionsIn({ claims, mentions, links }: Project): Generator<TextHash | undefined> {
  for (const { edition } of claims.values()) yield edition
  for (const { edition } of mentions.values()) yield edition
  for (const { target } of links.values()) yield target.kind === 'span' ? target.edition : undefined
}

/** An article as somebody meets it who is to judge for themselves. */
function unassessed(article: Article): Article {
  return { ...article, note: '', reliability: null, credibility: null, changed: null }
}

/** A reply may stand before the comment that it is to, where a merge brought both. */
function threadsFirst(comments: Iterable<Comment>): Comment[] {
  const all = [...comments]
  return [...all.filter(({ replyTo }) => replyTo === null), ...all.filter(({ replyTo }) => replyTo !== null)]
}
