import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { AdjudicationProgress } from '#shared/api/agreement-views'
import { counted } from '#shared/model/counted'
import { useWorkbench } from '../store'
import { Button, Progress } from '../widgets'
import { allCases, filterCases } from './asked'
import { acceptAgreed } from './deciding'
import styles from './figures.module.css'

/** How far the gold standard has come, in all and article by article; and taking in what all agree on. */
export function ProgressOfGold({
  progress,
  compared,
}: {
  progress: AdjudicationProgress
  compared: ComparedAsked
}) {
  const readOnly = useWorkbench(state => state.head?.readOnly ?? undefined)
  const { total, decided, later, changed, agreedOpen, gold, byArticle } = progress
  return (
    <section className={styles.part} aria-labelledby="gold-title">
      <h2 id="gold-title">Gold standard</h2>
      <Progress label="Cases decided" value={total === 0 ? 0 : decided / total} kind="ok" />
      <p className={styles.said} role="status">
        {[
          `${decided} of ${counted(total, 'case')} decided`,
          later > 0 && `${later} put off`,
          changed > 0 && `${changed} changed since`,
          `${counted(gold, 'claim')} in gold`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Button
        small
        reason={readOnly ?? (agreedOpen === 0 ? 'There is no open case on which all agree.' : undefined)}
        onClick={() => void acceptAgreed(compared, [])}
      >
        Accept all agreed ({agreedOpen})
      </Button>
      <ul className={styles.articles} aria-label="Progress by article">
        {byArticle.map(({ id, name, total: all, decided: done }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.article}
              onClick={() => filterCases({ ...allCases, articles: [id] })}
            >
              <span className={styles.articleName}>{name}</span>
              <span className={styles.articleDone}>{done === all ? 'done' : `${done} of ${all}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
