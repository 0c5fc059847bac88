import { type Offsets, offsetsIn } from '../anchors/offsets'
import type { ArticleId, TextHash } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Anchor, Article, EvidenceLink, OutlinePart } from '../model/records'
import {
  type Dataset,
  type DatasetAsRead,
  type DatasetEdition,
  datasetFormat,
  datasetVersion,
} from './dataset'

/** What a dataset is made of. */
type DatasetSource = Pick<ProjectReader, 'get' | 'all' | 'text'>

export interface ExportOptions {
  /** The program and its version, as the file will name it. */
  readonly generator: string
  /** When, ISO 8601 in UTC. */
  readonly exportedAt: string
}

/**
 * The project as a dataset: every record with who made it and when, and every article's text. The history is not in
 * it, nor are earlier texts of articles in which nothing is marked any more.
 */
export function datasetFrom(project: DatasetSource, options: ExportOptions): Dataset {
  const read = datasetAsRead(project, options)
  return {
    ...read,
    annotators: [...read.annotators],
    articles: [...read.articles],
    editions: [...read.editions],
    entities: [...read.entities],
    claims: [...read.claims],
    mentions: [...read.mentions],
    links: [...read.links],
    adjudications: [...read.adjudications],
    decisions: [...read.decisions],
    comments: [...read.comments],
  }
}

/** The same, each record made when it is asked for: for looking at a part. The project must not change meanwhile. */
export function datasetAsRead(project: DatasetSource, options: ExportOptions): DatasetAsRead {
  const [info] = project.all('info')
  if (!info) throw new Error('a project without its own record cannot be exported')
  const texts = new ArticleTexts(project)
  return {
    format: datasetFormat,
    version: datasetVersion,
    generator: options.generator,
    exportedAt: options.exportedAt,
    offsets: { unit: 'code point', base: 0, end: 'exclusive', alsoIn: 'UTF-16 code unit' },
    project: info,
    annotators: project.all('annotators'),
    scheme: {
      labels: [...project.all('labels')],
      attributes: [...project.all('attributes')].map(attribute => ({
        ...attribute,
        choices: [...attribute.choices],
      })),
      entityTypes: [...project.all('entityTypes')],
      stances: [...project.all('stances')],
    },
    articles: each(project.all('articles'), article => articleOut(article, texts)),
    editions: earlierTexts(project, texts),
    entities: each(project.all('entities'), entity => ({ ...entity, aliases: [...entity.aliases] })),
    claims: each(project.all('claims'), claim => ({
      ...claim,
      spans: spansOut(claim.spans, texts.offsetsOf(claim.article, claim.edition)),
      entities: [...claim.entities],
    })),
    mentions: each(project.all('mentions'), mention => ({
      ...mention,
      span: placed(mention.span, texts.offsetsOf(mention.article, mention.edition)),
    })),
    links: each(project.all('links'), link => linkOut(link, project, texts)),
    adjudications: each(project.all('adjudications'), each => ({ ...each, claims: [...each.claims] })),
    decisions: each(project.all('decisions'), each => ({
      ...each,
      options: [...each.options],
      follows: [...each.follows],
    })),
    comments: project.all('comments'),
  }
}

function* each<R, Out>(records: Iterable<R>, out: (record: R) => Out): Generator<Out> {
  for (const record of records) yield out(record)
}

/** The texts that orphans lead into, each once. */
function* earlierTexts(project: DatasetSource, texts: ArticleTexts): Generator<DatasetEdition> {
  const told = new Set<TextHash>()
  const targets = function* () {
    for (const { target } of project.all('links')) if (target.kind === 'span') yield target
  }
  for (const records of [project.all('claims'), project.all('mentions'), targets()]) {
    for (const { edition } of records) {
      if (edition === undefined || told.has(edition)) continue
      told.add(edition)
      yield { sha256: edition, text: texts.textWith(edition) }
    }
  }
}

/** Each text and its offsets, looked up once. */
class ArticleTexts {
  readonly #project: DatasetSource
  readonly #offsets = new Map<TextHash, Offsets>()

  constructor(project: DatasetSource) {
    this.#project = project
  }

  textOf(article: Article): string {
    return this.textWith(article.textHash)
  }

  textWith(hash: TextHash): string {
    const text = this.#project.text(hash)
    if (text === undefined) throw new Error(`the text ${hash} is not in the project`)
    return text
  }

  /** Offsets into the article's text, or into the earlier edition of it. */
  offsetsOf(id: ArticleId, edition?: TextHash): Offsets {
    const hash = edition ?? this.#project.get('articles', id)?.textHash
    if (hash === undefined) throw new Error(`article ${id} is not in the project`)
    const known = this.#offsets.get(hash)
    if (known) return known
    const offsets = offsetsIn(this.textWith(hash), 'code-point')
    this.#offsets.set(hash, offsets)
    return offsets
  }
}

function articleOut(article: Article, texts: ArticleTexts): Dataset['articles'][number] {
  const {
    id,
    title,
    source,
    byline,
    date,
    url,
    language,
    direction,
    textHash,
    length,
    words,
    outline,
    ...rest
  } = article
  const offsets = texts.offsetsOf(id)
  return {
    id,
    title,
    source,
    byline,
    date,
    url,
    language,
    direction,
    text: texts.textOf(article),
    sha256: textHash,
    words,
    outline: outline.map(part => placed(part, offsets)),
    ...rest,
  }
}

function linkOut(link: EvidenceLink, project: DatasetSource, texts: ArticleTexts): Dataset['links'][number] {
  const { id, claim, target, stance, ...rest } = link
  const meaning = (stance && project.get('stances', stance)?.meaning) ?? null
  if (target.kind === 'claim') return { id, claim, target, stance, meaning, ...rest }
  const spans = spansOut(target.spans, texts.offsetsOf(target.article, target.edition))
  return { id, claim, target: { ...target, spans }, stance, meaning, ...rest }
}

function spansOut(spans: readonly Anchor[], offsets: Offsets) {
  return spans.map(span => placed(span, offsets))
}

/** The same place with its offsets in code points first, and in UTF-16 code units beside them. */
function placed<P extends Anchor | OutlinePart>(part: P, offsets: Offsets) {
  const { start, end, ...rest } = part
  return {
    start: offsets.fromUtf16(start),
    end: offsets.fromUtf16(end),
    startUtf16: start,
    endUtf16: end,
    ...rest,
  }
}
