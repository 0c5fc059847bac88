import { FileText } from 'lucide-react'
import type { Problem } from '#shared/api/problem'
import { formatPartialDate } from '#shared/claims/partial-date'
import { counted } from '#shared/model/counted'
import type { Article } from '#shared/model/records'
import { closePane } from '../store'
import { Banner, Button, EmptyState, Kbd } from '../widgets'
import styles from './annotate.module.css'
import { useMarkingDesk } from './desk'

/** Stands under the headline. */
export function ArticleHeader({ article }: { article: Article }) {
  const { date, byline, words } = article
  const said = [date && formatPartialDate(date), byline, counted(words, 'word')].filter(Boolean)
  return <span className={styles.details}>{said.join(' · ')}</span>
}

/** The article cannot be shown: why, and the way out. */
export function PaneProblem({ problem, pane }: { problem: Problem; pane: number }) {
  return (
    <Banner kind="bad" action={<Button onClick={() => closePane(pane)}>Close the pane</Button>}>
      {problem.message}
    </Banner>
  )
}

/** No article is open. */
export function NoArticle() {
  return (
    <EmptyState
      icon={FileText}
      title="No article is open."
      action={
        <Button kind="primary" onClick={() => useMarkingDesk.setState({ choosing: 'beside' })}>
          Choose an article
        </Button>
      }
    >
      Pick one in the list, or press <Kbd keys="Mod+K" /> and type a few words of its title.
    </EmptyState>
  )
}
