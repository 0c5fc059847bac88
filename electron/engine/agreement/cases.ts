import { type Case, presentVersions, type SideBySide } from '#shared/adjudication/cases'
import { type Decided, decidedOf } from '#shared/adjudication/decided'
import type { GoldProgress } from '#shared/adjudication/gold'
import { isAgreedAndOpen, madeFor } from '#shared/adjudication/verdicts'
import { quoteOf } from '#shared/anchors/anchor'
import type { CaseFilter } from '#shared/api/agreement-contract'
import type { CaseDetail, CaseField, CaseRow, MatrixValue } from '#shared/api/agreement-views'
import { differenceOf } from '#shared/compare/differences'
import { passagesOf } from '#shared/compare/passages'
import { fieldName, shown } from '#shared/compare/shown-fields'
import { deepEqual } from '#shared/model/equal'
import type { AnnotatorId, ArticleId, ClaimId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Claim } from '#shared/model/records'
import type { WholeProgress } from '#shared/report/report'
import { wordQuery } from '#shared/search/words'
import type { Waiting } from '../making'
import { answeredTo, type VersionedReader } from '../queries/kept'
import { annotatorName } from './views'

/**
 * The cases that a filter lets through, in the order of the library and the text: looked for once for all pages of a
 * list, while the project is as it is. Null where whoever waits has given it up.
 */
export const chosenCases = (
  project: VersionedReader,
  side: SideBySide,
  filter: CaseFilter,
  waiting: Waiting,
): Promise<readonly Case[] | null> =>
  answeredTo(waiting, 'Looking through the cases', side, project.version, ['cases', filter], () =>
    choosing(project, side, filter),
  )

/** Case by case, so that others can come between. */
function* choosing(
  reader: ProjectReader,
  side: SideBySide,
  filter: CaseFilter,
): Generator<number, readonly Case[]> {
  const query = wordQuery(filter.text)
  const passes = <V>(list: readonly V[], value: V) => list.length === 0 || list.includes(value)
  const through: Case[] = []
  for (const [at, each] of side.cases.entries()) {
    if (
      passes(filter.articles, each.article) &&
      (filter.differs.length === 0 ||
        (each.differs.length === 0
          ? filter.differs.includes('agreed')
          : each.differs.some(difference => filter.differs.includes(difference)))) &&
      (filter.cell === null || isInCell(each, filter.cell)) &&
      (filter.standings.length === 0 || filter.standings.includes(decidedOf(reader, each).standing)) &&
      (query.words.length === 0 || query.matches(...wordsOf(each)))
    )
      through.push(each)
    yield at / side.cases.length
  }
  return through
}

const wordsOf = (each: Case) =>
  presentVersions(each).flatMap(({ spans, wording }) => [quoteOf(spans), wording])

function isInCell(each: Case, { annotators: [a, b], row, column }: NonNullable<CaseFilter['cell']>): boolean {
  return valueBy(each, a) === row && valueBy(each, b) === column
}

function valueBy({ annotators, versions }: Case, annotator: AnnotatorId): MatrixValue {
  const claim = versions[annotators.indexOf(annotator)]
  return claim ? (claim.label ?? 'no-label') : 'not-marked'
}

export function caseRow(reader: ProjectReader, each: Case, decided = decidedOf(reader, each)): CaseRow {
  const [first] = presentVersions(each)
  return {
    key: each.key,
    article: each.article,
    articleTitle: reader.get('articles', each.article)?.title ?? '',
    start: each.start,
    quote: first ? quoteOf(first.spans) : '',
    differs: each.differs,
    how: howOf(reader, each),
    standing: decided.standing,
    verdict: decided.verdict,
  }
}

/** What the versions say, in the few words that a row has room for. */
function howOf(reader: ProjectReader, each: Case): string {
  const { annotators, versions, differs, fit } = each
  const label = (claim: Claim) => (claim.label && reader.get('labels', claim.label)?.name) || 'no label'
  const present = versions.flatMap((claim, at) => (claim ? [{ claim, by: annotators[at] }] : []))
  const labels = [...new Set(present.map(({ claim }) => label(claim)))].join(', ')
  const parts = [labels]
  if (differs.includes('missing'))
    parts.push(`only ${present.map(({ by }) => (by ? annotatorName(reader, by) : '')).join(', ')}`)
  if (differs.includes('place')) parts.push(`overlap ${fit.toFixed(2)}`)
  return parts.join(' · ')
}

const shownFields = [
  'spans',
  'label',
  'attribution',
  'quantity',
  'asOf',
  'certainty',
  'entities',
  'attributes',
  'wording',
  'note',
] as const satisfies readonly (keyof Claim)[]

/** A case in the article's words, with every annotator's version and what was decided. */
export function caseDetail(reader: ProjectReader, side: SideBySide, each: Case): CaseDetail {
  const decided = decidedOf(reader, each)
  const [made] = madeFor(reader, each)
  return {
    row: caseRow(reader, each, decided),
    versions: each.versions.map((claim, at) => {
      const annotator = each.annotators[at] as AnnotatorId
      return {
        annotator,
        name: annotatorName(reader, annotator),
        claim: claim?.id ?? null,
        label: claim?.label ?? null,
        at: claim ? (claim.changed ?? claim.created).at : null,
      }
    }),
    fields: [
      ...shownFields.flatMap(field => fieldOf(reader, each.versions, field)),
      ...evidenceField(reader, side, each),
    ],
    passage: passageOf(reader, each),
    decided: saidOf(reader, decided),
    made: made ?? null,
  }
}

function saidOf(reader: ProjectReader, { verdict, gold, reason, stamp }: Decided): CaseDetail['decided'] {
  if (!verdict || !stamp) return null
  return { verdict, gold, reason, byName: annotatorName(reader, stamp.by), at: stamp.at }
}

function fieldOf(
  reader: ProjectReader,
  versions: readonly (Claim | null)[],
  field: (typeof shownFields)[number],
): CaseField[] {
  const values = versions.map(claim => (claim ? shown(field, claim[field], reader) : null))
  if (values.every(value => value === null)) return []
  const [first, ...others] = versions.flatMap(claim =>
    claim ? [field === 'spans' ? claim.spans.map(({ start, end }) => [start, end]) : claim[field]] : [],
  )
  return [
    {
      field,
      name: fieldName('claims', field),
      differs: others.some(other => !deepEqual(first, other)),
      values,
    },
  ]
}

/** What each version has for evidence: the stance and what the link leads to, a line each. */
function evidenceField(reader: ProjectReader, side: SideBySide, each: Case): CaseField[] {
  const layers = side.perArticle.find(({ article }) => article === each.article)?.layers ?? []
  const values = each.versions.map((claim, at) => {
    const links = layers.find(({ annotator }) => annotator === each.annotators[at])?.links ?? []
    const lines = links
      .filter(link => link.claim === claim?.id)
      .map(({ stance, target }) => {
        const name = (stance && reader.get('stances', stance)?.name) || 'no stance'
        return `${name}: ${shown('target', target, reader) ?? ''}`
      })
    return lines.length > 0 ? lines.join('\n') : null
  })
  if (values.every(value => value === null)) return []
  return [{ field: 'links', name: 'Evidence', differs: each.differs.includes('links'), values }]
}

function passageOf(reader: ProjectReader, each: Case): CaseDetail['passage'] {
  const claims = presentVersions(each)
  const [first] = claims
  if (!first) return { start: 0, text: '', more: [false, false], marks: [] }
  // One claim that spans all of them, so that the passage takes in every version.
  const all = { ...first, spans: claims.flatMap(({ spans }) => spans).sort((a, b) => a.start - b.start) }
  const difference = differenceOf('claims', first.id, undefined, all)
  const [passage] = difference ? passagesOf(difference, reader, reader) : []
  return {
    start: passage?.start ?? 0,
    text: passage?.text ?? '',
    more: passage?.more ?? [false, false],
    marks: each.versions.flatMap((claim, version) =>
      (claim?.spans ?? []).map(({ start, end }) => ({ start, end, version })),
    ),
  }
}

/** How far adjudication has come, worked out once while the project is as it is. Null where it has been given up. */
export const keptProgress = (
  project: VersionedReader,
  side: SideBySide,
  waiting: Waiting,
): Promise<WholeProgress | null> =>
  answeredTo(waiting, 'Counting the cases', side, project.version, [], () => countingProgress(project, side))

/** How far adjudication has come, in all and article by article. Case by case, so that others can come between. */
export function* countingProgress(reader: ProjectReader, side: SideBySide): Generator<number, WholeProgress> {
  const articles = new Map<ArticleId, Mutable<GoldProgress> & { agreedOpen: number }>()
  const gold = new Set<ClaimId>()
  for (const [at, each] of side.cases.entries()) {
    const decided = decidedOf(reader, each)
    for (const claim of decided.gold) gold.add(claim)
    const counts = articles.get(each.article) ?? { total: 0, decided: 0, later: 0, changed: 0, agreedOpen: 0 }
    articles.set(each.article, counts)
    counts.total++
    if (decided.standing !== 'open') counts[decided.standing]++
    if (isAgreedAndOpen(each, decided)) counts.agreedOpen++
    yield at / side.cases.length
  }
  const all = [...articles.values()]
  const sum = (of: keyof (typeof all)[number]) => all.reduce((total, counts) => total + counts[of], 0)
  return {
    total: sum('total'),
    decided: sum('decided'),
    later: sum('later'),
    changed: sum('changed'),
    agreedOpen: sum('agreedOpen'),
    gold: gold.size,
    byArticle: [...articles].map(([id, counts]) => ({
      id,
      name: reader.get('articles', id)?.title ?? '',
      ...counts,
    })),
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
