import type { RecordedCase } from '../adjudication/record'
import type { Figure, Matrix } from '../api/agreement-views'
import { counted, numeral } from '../model/counted'
import {
  type AgreementReport,
  differenceWords,
  relianceWords,
  shownInterval,
  shownValue,
  standingWords,
  toleranceWords,
  unitWords,
  verdictWords,
} from './report'
import { reportStyles } from './report-styles'

/** Words as they may stand in a page, in an attribute too. */
export const escaped = (words: string | number): string =>
  String(words).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

/**
 * The report as one page: no script, nothing fetched, legible in the light, in the dark and on paper. Piece by piece, for
 * whoever writes them to let others come between: of many articles and cases the whole takes longer than a frame.
 */
export function* reportHtml(report: AgreementReport): Generator<string> {
  const { project, at, generator, agreement } = report
  const names = agreement.annotators.map(({ name }) => name)
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Agreement: ${escaped(project)}</title>
<style>${reportStyles}</style>
</head>
<body>
<header>
<h1>Agreement and adjudication</h1>
<p class="lead">${escaped(project)} · ${escaped(names.join(', '))} · ${escaped(counted(agreement.articles.length, 'article'))}</p>
<p class="note">Made by ${escaped(generator)}, ${escaped(at.slice(0, 16).replace('T', ' '))} UTC</p>
</header>
<main>
`
  yield* comparedPart(report)
  yield `\n${figuresPart(report)}\n`
  yield* perPart(report)
  for (const matrix of agreement.matrices) {
    yield '\n'
    yield* matrixPart(report, matrix)
  }
  yield '\n'
  yield* progressPart(report)
  yield '\n'
  yield* casesPart('What was decided', report.cases, standing => standing !== 'open')
  yield '\n'
  yield* casesPart('What is open', report.cases, standing => standing === 'open')
  yield '\n</main>\n</body>\n</html>\n'
}

const cell = (words: string | number, kind = '') => `<td${kind && ` class="${kind}"`}>${escaped(words)}</td>`
const head = (words: string, kind = '') =>
  `<th scope="col"${kind && ` class="${kind}"`}>${escaped(words)}</th>`
const rowHead = (words: string) => `<th scope="row">${escaped(words)}</th>`
/** The heads of a column of names and of columns of counts. */
const countHeads = (heads: readonly string[]) =>
  heads.map((words, at) => head(words, at ? 'number' : '')).join('')

/** What is written of each, with `between` in between. */
function* listed<T>(all: readonly T[], words: (each: T) => string, between: string): Generator<string> {
  for (const [at, each] of all.entries()) yield at === 0 ? words(each) : between + words(each)
}

/** `unseen`: the caption says what the heading above it does, and is for a screen reader. */
function* table<T>(
  caption: string,
  heads: string,
  all: readonly T[],
  row: (each: T) => string,
  unseen = false,
): Generator<string> {
  yield `<div class="wide"><table><caption${unseen ? ' class="unseen"' : ''}>${escaped(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>\n`
  yield* listed(all, each => `<tr>${row(each)}</tr>`, '\n')
  yield '\n</tbody></table></div>'
}

/** A table of few rows, in one piece. */
const smallTable = (...of: Parameters<typeof table<string>>) => [...table(...of)].join('')

function* comparedPart({ sides, agreement }: AgreementReport): Generator<string> {
  const row = ({ name, claims, mentions, links, articles }: (typeof sides)[number]) =>
    rowHead(name) + [claims, mentions, links, articles].map(count => cell(count, 'number')).join('')
  const partly =
    agreement.partly > 0
      ? ` In ${counted(agreement.partly, 'article')} not all of them marked anything: whoever left one alone is left out there.`
      : ''
  const heads = ['Annotator', 'Claims', 'Mentions', 'Evidence links', 'Articles']
  yield '<section><h2>What was compared</h2>\n'
  yield* table('Each annotator’s own work', countHeads(heads), sides, row)
  yield '\n<p>Compared in: '
  if (agreement.articles.length === 0) yield 'no article'
  yield* listed(agreement.articles, ({ name }) => `<cite>${escaped(name)}</cite>`, ', ')
  yield `.${escaped(partly)}</p>\n</section>`
}

function figuresPart({ agreement }: AgreementReport): string {
  const resamples = Math.max(0, ...agreement.figures.map(({ interval }) => interval?.resamples ?? 0))
  const how = resamples
    ? `Intervals: the middle 95 % of a bootstrap over ${counted(agreement.byArticle.length, 'article')}, drawn with replacement (seed ${agreement.seed}, at most ${counted(resamples, 'draw')} a figure).`
    : 'No intervals: they take two articles or more.'
  return `<section><h2>How far they agree</h2>
<p>Tolerance: ${escaped(toleranceWords(agreement.atLeast))}. ${escaped(how)} α of .800 and more is firm, .667 to .800 tentative (Krippendorff 2004); n/a is undefined, never 0 or 1.</p>
${smallTable('All annotators', figureHeads, agreement.figures.map(figureRow), row => row)}
</section>`
}

const figureHeads =
  head('Figure') +
  head('Value', 'number') +
  head('95 %', 'number') +
  head('Units', 'number') +
  head('Variant')

function figureRow(figure: Figure): string {
  const { name, value, variant, reason, reliance } = figure
  const note = reason ?? (reliance ? relianceWords[reliance] : '')
  return (
    rowHead(name) +
    cell(shownValue(value), reliance ? `number ${reliance}` : 'number') +
    cell(shownInterval(figure), 'number quiet') +
    cell(unitWords(figure), 'number quiet') +
    `<td>${escaped(variant)}${note && ` <span class="note">(${escaped(note)})</span>`}</td>`
  )
}

/** Figures side by side for pairs, labels and articles: the name of each figure is a column. */
function* perPart({ agreement }: AgreementReport): Generator<string> {
  const nameOf = new Map(agreement.annotators.map(({ id, name }) => [id, name]))
  const pairs = agreement.pairs.map(({ annotators, figures }) => ({
    name: annotators.map(id => nameOf.get(id) ?? '').join(' and '),
    figures: figures.filter(({ main }) => main),
  }))
  yield* sideBySide('Each two annotators', pairs)
  yield '\n'
  yield* sideBySide('Label by label', agreement.labels)
  yield '\n'
  yield* sideBySide('Article by article', agreement.byArticle)
}

interface Row {
  readonly name: string
  readonly figures: readonly Figure[]
}

function* sideBySide(title: string, rows: readonly Row[]): Generator<string> {
  const [first] = rows
  if (!first) return
  const heads =
    head('') +
    first.figures
      .map(
        ({ name, variant }) =>
          `<th scope="col" class="number" title="${escaped(variant)}">${escaped(name)}</th>`,
      )
      .join('')
  const row = ({ name, figures }: Row) =>
    rowHead(name) +
    figures
      .map(({ value, reason, reliance }) =>
        value === null
          ? `<td class="number quiet" title="${escaped(reason ?? '')}">n/a</td>`
          : cell(shownValue(value), reliance ? `number ${reliance}` : 'number'),
      )
      .join('')
  yield `<section><h2>${escaped(title)}</h2>`
  yield* table(title, heads, rows, row, true)
  yield '</section>'
}

function* matrixPart(
  { agreement }: AgreementReport,
  { annotators, values, counts, total }: Matrix,
): Generator<string> {
  const [first = '', second = ''] = annotators.map(
    id => agreement.annotators.find(annotator => annotator.id === id)?.name ?? '',
  )
  const most = counts.flat().reduce((least, count) => Math.max(least, count), 1)
  const row = ([at, { name }]: readonly [number, Matrix['values'][number]]) =>
    rowHead(name) +
    values
      .map((_, column) => {
        const count = counts[at]?.[column] ?? 0
        const depth = count === 0 ? 0 : Math.max(1, Math.round((4 * count) / most))
        return cell(count, `number ${at === column ? 'same' : 'other'}${depth}`)
      })
      .join('')
  const heads = head('') + values.map(({ name }) => head(name, 'number')).join('')
  yield `<section><h2>Labels: ${escaped(first)} down, ${escaped(second)} across</h2>\n`
  yield* table(`${counted(total, 'place')} that both marked`, heads, [...values.entries()], row)
  yield '</section>'
}

function* progressPart({ progress }: AgreementReport): Generator<string> {
  const row = ({ name, total, decided, later, changed }: (typeof progress.byArticle)[number]) =>
    rowHead(name) +
    [total, decided, later, changed, total - decided - later - changed]
      .map(count => cell(count, 'number'))
      .join('')
  const heads = ['Article', 'Cases', 'Decided', 'Put off', 'Changed since', 'Open']
  yield `<section><h2>How far adjudication has come</h2>
<p>${escaped(`${numeral(progress.decided)} of ${counted(progress.total, 'case')} decided, ${counted(progress.gold, 'claim')} in the gold standard.`)}</p>\n`
  yield* table('Article by article', countHeads(heads), progress.byArticle, row)
  yield '</section>'
}

function* casesPart(
  title: string,
  all: readonly RecordedCase[],
  belongs: (standing: RecordedCase['standing']) => boolean,
): Generator<string> {
  yield `<section><h2>${escaped(title)}</h2>`
  const cases = all.filter(({ standing }) => belongs(standing))
  if (cases.length === 0) {
    yield '<p>Nothing.</p></section>'
    return
  }
  yield '<ol class="cases">\n'
  yield* listed(cases, casePart, '\n')
  yield '\n</ol></section>'
}

function casePart(each: RecordedCase): string {
  const versions = each.versions.map(
    ({ byName, label, quote }) =>
      `<li><b>${escaped(byName)}</b>: ${escaped(label ?? 'no label')} <q>${escaped(quote)}</q></li>`,
  )
  const differs = each.differs.map(difference => differenceWords[difference]).join(', ') || 'all agree'
  const said = each.verdict
    ? `<p class="said">${escaped(verdictWords[each.verdict])}${each.standing === 'changed' ? ` (${escaped(standingWords.changed)})` : ''}${each.gold.length > 0 ? `: ${each.gold.map(({ label, quote }) => `${escaped(label ?? 'no label')} <q>${escaped(quote)}</q>`).join('; ')}` : ''}. <span class="note">${escaped([each.decidedBy, each.decidedAt?.slice(0, 16).replace('T', ' ')].filter(Boolean).join(', '))} UTC</span>${each.reason ? ` “${escaped(each.reason)}”` : ''}</p>`
    : ''
  return `<li><p><cite>${escaped(each.articleTitle)}</cite> · ${escaped(differs)}</p><ul>${versions.join('')}</ul>${said}</li>`
}
