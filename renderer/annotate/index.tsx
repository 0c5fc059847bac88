import { PanelRight } from 'lucide-react'
import { counted } from '#shared/model/counted'
import { LinkingBar } from '../evidence/linking-bar'
import { Inspector } from '../inspector'
import ArticleList from '../library'
import { useStatus } from '../shell/frame/status'
import { KeptPanes } from '../shell/kept-panes'
import { cache, useWorkbench } from '../store'
import { EmptyState, type Pane } from '../widgets'
import styles from './annotate.module.css'
import { ArticleChooser } from './article-chooser'
import { useMarkingDesk } from './desk'
import { MentionNaming } from './mention-naming'
import { ArticlePane } from './pane'
import { NoArticle } from './pane-parts'
import { activeReader } from './readers'
import { SelectionBar } from './selection-bar'
import { Spoken } from './spoken'

/** Articles, one or two of them to be read and marked, and what is known of the picked claim. */
export default function AnnotateView() {
  const panes = useWorkbench(state => state.workspace.panes)
  const articles = useWorkbench(state => state.head?.counts.articles ?? 0)
  const aside = useMarkingDesk(state => state.aside)
  const active = useWorkbench(state => state.workspace.activePane + 1)
  useStatus(useWhere())

  const readers: Pane[] = panes.map((id, pane) => ({
    id: `pane-${pane + 1}`,
    label: `Pane ${pane + 1}`,
    share: panes.length > 1 ? 29 : 58,
    min: 300,
    content: <ArticlePane key={id} pane={pane === 1 ? 1 : 0} id={id} />,
  }))
  const middle: Pane = {
    id: 'pane-none',
    label: 'Article',
    share: 58,
    min: 300,
    content: articles > 0 ? <NoArticle /> : <FirstSteps />,
  }
  return (
    <div className={styles.view} data-aside={aside ?? undefined} data-active={active}>
      <KeptPanes
        name={panes.length > 1 ? 'annotate-two' : 'annotate'}
        panes={[
          { id: 'library', label: 'Articles', share: 20, min: 200, max: 400, content: <ArticleList /> },
          ...(readers.length > 0 ? readers : [middle]),
          {
            id: 'inspector',
            label: 'Inspector',
            share: 23,
            min: 250,
            max: 460,
            content: <PickedInspector />,
          },
        ]}
      />
      <SelectionBar />
      <MentionNaming />
      <LinkingBar />
      <ArticleChooser />
      <Spoken />
    </div>
  )
}

function PickedInspector() {
  const claim = useWorkbench(state => state.workspace.claim)
  const mention = useMarkingDesk(state => state.mention)
  return <Inspector claim={claim} mention={mention} onReturn={() => activeReader()?.focus()} />
}

function FirstSteps() {
  return (
    <EmptyState icon={PanelRight} title="This is where articles are read and marked.">
      Add some at the left: text, Markdown or HTML files, or text from the clipboard.
    </EmptyState>
  )
}

/** “Article 2 of 6”, for the foot of the window. */
function useWhere(): string {
  const active = useWorkbench(({ workspace }) => workspace.panes[workspace.activePane])
  const count = useWorkbench(state => state.head?.counts.articles ?? 0)
  const title = useWorkbench(() => (active ? cache.get('articles', active)?.title : undefined))
  return title ? `${title} · one of ${counted(count, 'article')}` : ''
}
