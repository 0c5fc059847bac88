import type { ReviewedFile, ReviewStanding } from '#shared/api/review-views'
import { counted } from '#shared/model/counted'
import { nounsOf } from '#shared/model/table-nouns'
import { short } from '#shared/operations/short'
import type { Compared, Difference } from './compare-command'

/** How many differences there are, of what sort, and from whom. */
export function summaryLines({ files, progress, summary }: Compared): string[] {
  const { kinds, weights, articles, annotators, standings } = summary
  const list = (parts: readonly (readonly [string, number])[]) =>
    parts.map(([name, count]) => `${name} ${count.toLocaleString('en-GB')}`).join(', ')
  const lines = [
    ...files.map(fileLine),
    '',
    `${counted(summary.total, 'difference')}: ${counted(progress.conflicts, 'conflict')}, ${standings.theirs} to take, ${standings.later} waiting for a decision, ${standings.decided} decided, ${standings.same} the same by now`,
  ]
  if (summary.total === 0) return lines
  lines.push(
    `kind: ${list([
      ['added', kinds.added],
      ['changed', kinds.changed],
      ['removed', kinds.removed],
    ])}; of them only wording ${weights.wording}, only order ${weights.order}`,
    `what: ${list(summary.tables.map(({ table, count }) => [nounsOf[table], count]))}`,
  )
  if (articles.length > 0)
    lines.push(`article: ${list(articles.map(({ title, count }) => [`“${short(title)}”`, count]))}`)
  if (annotators.length > 0)
    lines.push(`annotator: ${list(annotators.map(({ name, count }) => [name || 'somebody', count]))}`)
  return lines
}

function fileLine({ fileName, title, annotators, operations, base, notes }: ReviewedFile): string {
  const work = `${counted(operations, 'operation')}${annotators.length > 0 ? ` by ${annotators.join(', ')}` : ''} that the project does not know`
  const common =
    base.kind === 'shared'
      ? `in common until ${base.at}`
      : `begun apart: ${counted(base.matched, 'article')} known by the text or as other editions, ${base.unmatched} not`
  return [`${fileName} (“${short(title)}”): ${work}; ${common}`, ...notes.map(note => `  ${note}`)].join('\n')
}

const marks: Readonly<Record<ReviewStanding, string>> = {
  conflict: 'conflict',
  theirs: 'to take',
  later: 'waiting',
  decided: 'decided',
  same: 'the same',
}

/** One difference in words: what and where it is, why it is in conflict, and the values. */
export function differenceLines(difference: Difference): string[] {
  const { standing, kind, table, title, articleTitle, byName, at, explanation, fields } = difference
  const where = articleTitle && table !== 'articles' ? `, in “${short(articleTitle)}”` : ''
  const who = byName ? ` (${byName}${at ? `, ${at}` : ''})` : ''
  return [
    '',
    `${marks[standing]}: ${nounsOf[table]} “${short(title)}” ${kind}${where}${who}`,
    `  ${explanation}`,
    ...fields.map(({ name, base, mine, theirs }) => `  ${name}: ${valuesOf(base, mine, theirs)}`),
  ]
}

/** What a field was, and is on either side; said once where all that say something say the same. */
function valuesOf(base: string | null, mine: string | null, theirs: string | null): string {
  const said = [...new Set([base, mine, theirs].filter(value => value !== null))]
  if (said.length === 1 && mine === base) return inLine(said[0] ?? '')
  const values = [
    ['before', base],
    ...(mine === base ? [] : ([['ours', mine]] as const)),
    ['theirs', theirs],
  ] as const
  return values.map(([side, value]) => `${side}: ${value === null ? '–' : inLine(value)}`).join(' | ')
}

const inLine = (value: string) => value.replace(/\s*\n\s*/g, ' ⏎ ')
