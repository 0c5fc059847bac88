import { ArrowLeftRight, Columns2, PanelLeft, PanelRight, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { counted } from '#shared/model/counted'
import type { ArticleId } from '#shared/model/ids'
import { type ArticleShown, closePane, setWorkspace, useFocus, useWorkbench } from '../store'
import { classes, Grade, IconButton } from '../widgets'
import styles from './annotate.module.css'
import { useMarkingDesk } from './desk'
import { keys } from './keys'

interface PaneHeaderProps {
  pane: 0 | 1
  id: ArticleId
  shown: ArticleShown | null
  /** What else there is to say of the article. */
  children?: ReactNode
}

/** What is in the pane, and what can be done with the pane itself. */
export function PaneHeader({ pane, id, shown, children }: PaneHeaderProps) {
  const two = useWorkbench(state => state.workspace.panes.length > 1)
  const active = useWorkbench(state => state.workspace.activePane === pane)
  const furthest = useWorkbench(state => state.workspace.reading[id]?.furthest ?? 0)
  const article = shown?.article
  const read = article ? Math.min(100, Math.round((furthest / Math.max(1, article.length)) * 100)) : 0
  return (
    <header className={styles.paneHead} aria-current={two && active ? 'true' : undefined}>
      <span className={styles.number} title={active ? 'The keys go to this pane' : undefined}>
        <span className="unseen">Pane </span>
        {pane + 1}
      </span>
      {article && (
        <>
          <Grade reliability={article.reliability} credibility={article.credibility} />
          <span className={styles.source}>{article.source || article.title}</span>
          <span className={styles.progress}>
            {counted(shown.claims.length, 'claim')} · {read} % read
          </span>
        </>
      )}
      {children}
      {active && <Asides />}
      {two ? (
        <IconButton small icon={ArrowLeftRight} label="Swap the panes" onClick={swapPanes} />
      ) : (
        <IconButton
          small
          icon={Columns2}
          label="Open another article beside it"
          keys={keys.beside}
          onClick={() => useMarkingDesk.setState({ choosing: 'beside' })}
        />
      )}
      <IconButton small icon={X} label={`Close pane ${pane + 1}`} onClick={() => closePane(pane)} />
    </header>
  )
}

/** Where the window is too narrow for everything at once: what brings the article list and the inspector back. */
function Asides() {
  const aside = useMarkingDesk(state => state.aside)
  const toggle = (which: 'library' | 'inspector') =>
    useMarkingDesk.setState({ aside: aside === which ? null : which })
  return (
    <>
      <span className={classes(styles.aside, styles.listAside)}>
        <IconButton
          small
          icon={PanelLeft}
          label={aside === 'library' ? 'Hide the articles' : 'Show the articles'}
          pressed={aside === 'library'}
          onClick={() => toggle('library')}
        />
      </span>
      <span className={classes(styles.aside, styles.inspectorAside)}>
        <IconButton
          small
          icon={PanelRight}
          label={aside === 'inspector' ? 'Hide the inspector' : 'Show the inspector'}
          pressed={aside === 'inspector'}
          onClick={() => toggle('inspector')}
        />
      </span>
    </>
  )
}

/** The left article to the right and the other way round; the keys stay with the article they were with. */
export function swapPanes(): void {
  const { panes, activePane } = useWorkbench.getState().workspace
  if (panes.length < 2) return
  setWorkspace({ panes: panes.toReversed(), activePane: 1 - activePane })
  useFocus.setState({ selections: [null, null], pending: [], jumps: [null, null] })
}
