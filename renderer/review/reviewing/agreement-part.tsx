import { Scale } from 'lucide-react'
import { Fragment } from 'react'
import type { Figure } from '#shared/api/agreement-views'
import type { ReviewAgreement, ReviewDetail, ReviewHead } from '#shared/api/review-views'
import { counted } from '#shared/model/counted'
import type { ClaimId } from '#shared/model/ids'
import { shownRange, shownValue } from '#shared/report/report'
import { allCases, ask } from '../../agreement/asked'
import { call, setView, useWorkbench, waitFor } from '../../store'
import { Button, Progress, say } from '../../widgets'
import own from './agreement-part.module.css'
import styles from './review.module.css'
import { useAgreementBeside } from './use-agreement-beside'

interface AgreementPartProps {
  head: ReviewHead
  detail: ReviewDetail | null
}

/** How far the teammate and one of us agree, in the article at hand and in all that both worked on; and ways to settle it. */
export function AgreementPart({ head, detail }: AgreementPartProps) {
  const { agreement, working } = useAgreementBeside(
    head.id,
    detail?.row.file ?? 0,
    detail?.row.article ?? null,
  )
  return (
    <section className={styles.part} aria-labelledby="review-agreement">
      <h2 id="review-agreement">
        Agreement{' '}
        {agreement && (
          <span className={styles.number}>
            {agreement.mine.name} and {agreement.theirs.name}
          </span>
        )}
      </h2>
      {working && <Progress label="Working out agreement" value={null} />}
      {agreement && <Figures agreement={agreement} />}
      {!working && !agreement && (
        <p className={styles.quiet}>
          There is no article that one of you and the teammate have both marked, in one and the same text.
        </p>
      )}
      <div className={styles.acts}>
        {agreement && <AdjudicateButton agreement={agreement} detail={detail} />}
        <Button small icon={Scale} onClick={() => toAgreement(agreement)}>
          Agreement and adjudication
        </Button>
      </div>
    </section>
  )
}

/** The figures that are asked about most, each with its variant. */
function Figures({ agreement: { figures, article, articles } }: { agreement: ReviewAgreement }) {
  const here = new Map(article?.figures.map(figure => [figure.id, figure]))
  const intervals = figures.some(({ interval }) => interval !== null)
  return (
    <>
      <table className={own.figures}>
        <caption className="unseen">How far they agree before anything is taken in</caption>
        <thead>
          <tr>
            <td />
            {article && (
              <th scope="col" title={article.name}>
                here
              </th>
            )}
            <th scope="col">{counted(articles, 'article')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(figure => (
            <Fragment key={figure.id}>
              <tr>
                <th scope="row">{figure.name}</th>
                {article && <Value figure={here.get(figure.id)} />}
                <Value figure={figure} />
              </tr>
              <tr>
                <td className={own.variant} colSpan={article ? 3 : 2}>
                  {figure.variant}
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className={own.note}>
        As each marked it, whatever has been taken in.
        {intervals && ' Under a value: 95 % bootstrap over the articles.'}
      </p>
    </>
  )
}

function Value({ figure }: { figure: Figure | undefined }) {
  if (!figure) return <td />
  const { value, interval, reason } = figure
  return (
    <td title={reason ?? undefined}>
      {shownValue(value)}
      {reason && <span className="unseen">: {reason}</span>}
      {interval && <span className={own.interval}>{shownRange(interval)}</span>}
    </td>
  )
}

/** Leads to the case that the claim at hand is a version of, once it is in the project. */
function AdjudicateButton({
  agreement,
  detail,
}: {
  agreement: ReviewAgreement
  detail: ReviewDetail | null
}) {
  const claim = detail?.row.table === 'claims' ? (detail.row.id as ClaimId) : null
  const isHere = Boolean(detail?.records.mine) && agreement.theirs.here
  const reason = !claim
    ? 'Only claims are adjudicated: go to one.'
    : isHere
      ? undefined
      : 'Take it in first: what is adjudicated is in the project.'
  return (
    <Button small reason={reason} onClick={() => claim && void adjudicate(agreement, claim)}>
      Adjudicate this case
    </Button>
  )
}

async function adjudicate({ mine, theirs }: ReviewAgreement, claim: ClaimId): Promise<void> {
  const annotators = [mine.id, theirs.id]
  const compared = { annotators, articles: [], atLeast: 0 }
  const reply = await waitFor('Looking for the case', task =>
    call('agreement.caseOf', { compared, claim, task }),
  )
  if (!reply.ok && reply.problem.code === 'cancelled') return
  if (!reply.ok || !reply.value) {
    say('In the project, not both of them have marked anything in its article yet.')
    return
  }
  const { key, article } = reply.value
  const { opening } = useWorkbench.getState()
  const filter = { ...allCases, articles: [article] }
  ask({ opening, annotators, articles: [], atLeast: 0, filter, at: { key, index: 0 } })
  setView('agreement')
}

/** With the same two, where the project knows both. */
function toAgreement(agreement: ReviewAgreement | null): void {
  if (agreement?.mine.here && agreement.theirs.here)
    ask({
      opening: useWorkbench.getState().opening,
      annotators: [agreement.mine.id, agreement.theirs.id],
    })
  setView('agreement')
}
