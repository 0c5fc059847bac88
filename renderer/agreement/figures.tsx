import { useState } from 'react'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { AgreementView } from '#shared/api/agreement-views'
import { counted } from '#shared/model/counted'
import { toleranceWords } from '#shared/report/report'
import { NotRead, UnderWayPart } from '../widgets'
import { SegmentedControl } from '../widgets/tabs'
import { ByArticle, nothingShared } from './by-article'
import { FigureTable } from './figure-table'
import styles from './figures.module.css'
import { LabelMatrix } from './matrix'
import type { Worked } from './reading'

const parts = [
  { value: 'all', label: 'All' },
  { value: 'labels', label: 'Labels' },
  { value: 'articles', label: 'Articles' },
  { value: 'pairs', label: 'Pairs' },
] as const
type Part = (typeof parts)[number]['value']

/** The figures, with all that has to be said beside them. */
export function Figures(worked: Worked & { compared: ComparedAsked }) {
  const { view, underWay, problem, again, compared } = worked
  const [part, setPart] = useState<Part>('all')
  const [all, setAll] = useState(false)
  const notRead = problem && !underWay && <NotRead what="How far they agree" failure={{ problem, again }} />
  if (!view) return underWay ? <UnderWayPart {...underWay} /> : notRead
  const offered = parts.filter(({ value }) => value !== 'pairs' || view.pairs.length > 0)
  return (
    <>
      <section className={styles.part} aria-labelledby="figures-title">
        <h2 id="figures-title">How far they agree</h2>
        {notRead}
        <SegmentedControl<Part>
          label="Agreement of what"
          value={part}
          onChange={setPart}
          segments={offered}
        />
        {part === 'all' && (
          <>
            <FigureTable caption="All annotators" figures={view.figures.filter(({ main }) => all || main)} />
            <button type="button" className={styles.more} onClick={() => setAll(!all)} aria-expanded={all}>
              {all ? 'Only the main figures' : `All ${view.figures.length} figures`}
            </button>
          </>
        )}
        {part === 'articles' && <ByArticle view={view} compared={compared} />}
        {(part === 'labels' || part === 'pairs') && <Groups view={view} part={part} />}
        <p className={styles.note}>{noteOf(view)}</p>
        {underWay && <UnderWayPart {...underWay} />}
      </section>
      {view.matrices.length > 0 && <LabelMatrix view={view} />}
    </>
  )
}

function Groups({ view, part }: { view: AgreementView; part: 'labels' | 'pairs' }) {
  const nameOf = new Map(view.annotators.map(({ id, name }) => [id, name]))
  const groups =
    part === 'labels'
      ? view.labels.map(({ id, name, claims, figures }) => ({
          id: String(id),
          name: `${name} (${counted(claims, 'claim')})`,
          figures,
        }))
      : view.pairs.map(({ annotators, figures }) => ({
          id: annotators.join(' '),
          name: annotators.map(id => nameOf.get(id) ?? '').join(' and '),
          figures: figures.filter(({ main }) => main),
        }))
  if (groups.length === 0) return <p className={styles.note}>{nothingShared}</p>
  return groups.map(({ id, name, figures }) => (
    <FigureTable key={id} caption={name} figures={figures} shown />
  ))
}

function noteOf({ atLeast, articles, figures, partly }: AgreementView): string {
  const draws = Math.max(0, ...figures.map(({ interval }) => interval?.resamples ?? 0))
  return [
    `${toleranceWords(atLeast)}.`,
    draws
      ? `95 % bootstrap over ${counted(articles, 'article')}, up to ${counted(draws, 'draw')}.`
      : 'No intervals: they take two articles.',
    partly > 0 && `${counted(partly, 'article')} not worked on by all: who left one alone is left out there.`,
    'α from .800 is firm, from .667 tentative.',
  ]
    .filter(Boolean)
    .join(' ')
    .replace(/^./, first => first.toUpperCase())
}
