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

/** The report as one page: no script, nothing fetched, legible in the light, in the dark and on paper. */
export function reportHtml(report: AgreementReport): string {
  const { project, at, generator, agreement } = report
  const names = agreement.annotators.map(({ name }) => name)
  return `<!doctype html>
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
${comparedPart(report)}
${figuresPart(report)}
${perPart(report)}
${agreement.matrices.map(matrix => matrixPart(report, matrix)).join('\n')}
${progressPart(report)}
${casesPart(
  'What was decided',
  report.cases.filter(({ standing }) => standing !== 'open'),
)}
${casesPart(
  'What is open',
  report.cases.filter(({ standing }) => standing === 'open'),
)}
</main>
</body>
</html>
`
}

const cell = (words: string | number, kind = '') => `<td${kind && ` class="${kind}"`}>${escaped(words)}</td>`
const head = (words: string, kind = '') =>
  `<th scope="col"${kind && ` class="${kind}"`}>${escaped(words)}</th>`
const rowHead = (words: string) => `<th scope="row">${escaped(words)}</th>`
/** `unseen`: the caption says what the heading above it does, and is for a screen reader. */
const table = (caption: string, heads: string, rows: readonly string[], unseen = false) =>
  `<div class="wide"><table><caption${unseen ? ' class="unseen"' : ''}>${escaped(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>
${rows.map(row => `<tr>${row}</tr>`).join('\n')}
</tbody></table></div>`

function comparedPart({ sides, agreement }: AgreementReport): string {
  const rows = sides.map(
    ({ name, claims, mentions, links, articles }) =>
      rowHead(name) + [claims, mentions, links, articles].map(count => cell(count, 'number')).join(''),
  )
  const partly =
    agreement.partly > 0
      ? ` In ${counted(agreement.partly, 'article')} not all of them marked anything: whoever left one alone is left out there.`
      : ''
  return `<section><h2>What was compared</h2>
${table('Each annotator’s own work', ['Annotator', 'Claims', 'Mentions', 'Evidence links', 'Articles'].map((words, at) => head(words, at ? 'number' : '')).join(''), rows)}
<p>Compared in: ${agreement.articles.map(({ name }) => `<cite>${escaped(name)}</cite>`).join(', ') || 'no article'}.${escaped(partly)}</p>
</section>`
}

function figuresPart({ agreement }: AgreementReport): string {
  const resamples = Math.max(0, ...agreement.figures.map(({ interval }) => interval?.resamples ?? 0))
  const how = resamples
    ? `Intervals: the middle 95 % of a bootstrap over ${counted(agreement.byArticle.length, 'article')}, drawn with replacement (seed ${agreement.seed}, at most ${counted(resamples, 'draw')} a figure).`
    : 'No intervals: they take two articles or more.'
  return `<section><h2>How far they agree</h2>
<p>Tolerance: ${escaped(toleranceWords(agreement.atLeast))}. ${escaped(how)} α of .800 and more is firm, .667 to .800 tentative (Krippendorff 2004); n/a is undefined, never 0 or 1.</p>
${table('All annotators', figureHeads, agreement.figures.map(figureRow))}
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
function perPart({ agreement }: AgreementReport): string {
  const nameOf = new Map(agreement.annotators.map(({ id, name }) => [id, name]))
  const pairs = agreement.pairs.map(({ annotators, figures }) => ({
    name: annotators.map(id => nameOf.get(id) ?? '').join(' and '),
    figures: figures.filter(({ main }) => main),
  }))
  return [
    sideBySide('Each two annotators', pairs),
    sideBySide('Label by label', agreement.labels),
    sideBySide('Article by article', agreement.byArticle),
  ].join('\n')
}

function sideBySide(
  title: string,
  rows: readonly { readonly name: string; readonly figures: readonly Figure[] }[],
): string {
  const [first] = rows
  if (!first) return ''
  const heads =
    head('') +
    first.figures
      .map(
        ({ name, variant }) =>
          `<th scope="col" class="number" title="${escaped(variant)}">${escaped(name)}</th>`,
      )
      .join('')
  const body = rows.map(
    ({ name, figures }) =>
      rowHead(name) +
      figures
        .map(({ value, reason, reliance }) =>
          value === null
            ? `<td class="number quiet" title="${escaped(reason ?? '')}">n/a</td>`
            : cell(shownValue(value), reliance ? `number ${reliance}` : 'number'),
        )
        .join(''),
  )
  return `<section><h2>${escaped(title)}</h2>${table(title, heads, body, true)}</section>`
}

function matrixPart({ agreement }: AgreementReport, { annotators, values, counts, total }: Matrix): string {
  const [first = '', second = ''] = annotators.map(
    id => agreement.annotators.find(annotator => annotator.id === id)?.name ?? '',
  )
  const most = Math.max(1, ...counts.flat())
  const rows = values.map(
    ({ name }, row) =>
      rowHead(name) +
      values
        .map((_, column) => {
          const count = counts[row]?.[column] ?? 0
          const depth = count === 0 ? 0 : Math.max(1, Math.round((4 * count) / most))
          return cell(count, `number ${row === column ? 'same' : 'other'}${depth}`)
        })
        .join(''),
  )
  return `<section><h2>Labels: ${escaped(first)} down, ${escaped(second)} across</h2>
${table(`${counted(total, 'place')} that both marked`, head('') + values.map(({ name }) => head(name, 'number')).join(''), rows)}</section>`
}

function progressPart({ progress }: AgreementReport): string {
  const rows = progress.byArticle.map(
    ({ name, total, decided, later, changed }) =>
      rowHead(name) +
      [total, decided, later, changed, total - decided - later - changed]
        .map(count => cell(count, 'number'))
        .join(''),
  )
  const heads = ['Article', 'Cases', 'Decided', 'Put off', 'Changed since', 'Open']
  return `<section><h2>How far adjudication has come</h2>
<p>${escaped(`${numeral(progress.decided)} of ${counted(progress.total, 'case')} decided, ${counted(progress.gold, 'claim')} in the gold standard.`)}</p>
${table('Article by article', heads.map((words, at) => head(words, at ? 'number' : '')).join(''), rows)}</section>`
}

function casesPart(title: string, cases: readonly RecordedCase[]): string {
  if (cases.length === 0) return `<section><h2>${escaped(title)}</h2><p>Nothing.</p></section>`
  return `<section><h2>${escaped(title)}</h2><ol class="cases">
${cases.map(casePart).join('\n')}
</ol></section>`
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
