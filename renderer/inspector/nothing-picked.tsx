import { formatPartialDate } from '#shared/claims/partial-date'
import { useArticle, useWorkbench } from '../store'
import { Kbd } from '../widgets'
import styles from './inspector.module.css'

/** What stands in the inspector while no claim is picked: the article in short, and what the keys do. */
export function NothingPicked() {
  const { panes, activePane, view } = useWorkbench(state => state.workspace)
  const { shown } = useArticle(view === 'articles' ? (panes[activePane] ?? null) : null)
  return (
    <div className={styles.empty}>
      {shown ? (
        <>
          <h2>{shown.article.title}</h2>
          <dl className={styles.facts}>
            {shown.article.source && <Fact name="Source" value={shown.article.source} />}
            {shown.article.byline && <Fact name="By" value={shown.article.byline} />}
            {shown.article.date && <Fact name="Date" value={formatPartialDate(shown.article.date)} />}
            <Fact name="Claims" value={String(shown.claims.length)} />
            <Fact name="Mentions" value={String(shown.mentions.length)} />
            <Fact name="Links" value={String(shown.links.length)} />
          </dl>
          <Marking />
        </>
      ) : (
        <p>Pick a claim, and everything known of it is shown here.</p>
      )}
    </div>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function Marking() {
  const labels = useWorkbench(state => state.head?.labels ?? [])
  const first = labels.find(label => label.key)
  return (
    <>
      <p>Mark some words, or walk to a sentence, and press a label’s key.</p>
      <div className={styles.keys}>
        {first?.key && (
          <>
            <Kbd keys={first.key} /> <span>{first.name}, and so on for each label</span>
          </>
        )}
        <Kbd keys="E" /> <span>Mention of an entity</span>
        <Kbd keys="L" /> <span>Link as evidence</span>
        <Kbd keys="?" /> <span>All keys</span>
      </div>
    </>
  )
}
