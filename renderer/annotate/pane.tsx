import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { extent } from '#shared/anchors/anchor'
import type { ArticleId, ClaimId } from '#shared/model/ids'
import { linkEnds } from '#shared/model/project'
import { Reader, type ReaderHandle, type ReaderSelection } from '../reader'
import {
  type ArticleShown,
  cache,
  setActivePane,
  setWorkspace,
  type TextRange,
  useArticle,
  useFocus,
  useWorkbench,
} from '../store'
import { classes, later } from '../widgets'
import styles from './annotate.module.css'
import { useMarkingDesk } from './desk'
import { useCards } from './margin-cards'
import { clearMarked, resizeClaim } from './marking'
import { OrphanButton } from './orphan-button'
import { PaneHeader } from './pane-header'
import { ArticleHeader, PaneProblem } from './pane-parts'
import { spansOf } from './pane-spans'
import { inspectSpan, pickSpan } from './picking'
import { seatReader } from './readers'
import { SpanMenu, useSpanMenu } from './span-menu'

const OrphanList = later('What has no place', async () => (await import('./orphan-list')).OrphanList)

interface PaneProps {
  pane: 0 | 1
  id: ArticleId
}

/** One article, to be read and marked. */
export function ArticlePane({ pane, id }: PaneProps) {
  const active = useWorkbench(state => state.workspace.activePane === pane)
  const { shown, problem } = useArticle(id)
  const [listsOrphans, setListsOrphans] = useState(false)
  const waiting = shown?.orphans.count ?? 0
  return (
    <div
      className={classes(styles.pane, active && styles.active)}
      data-pane={pane + 1}
      onPointerDownCapture={() => setActivePane(pane)}
      onFocusCapture={() => setActivePane(pane)}
      // Before the text answers it: the parts that were kept go with the selection.
      onKeyDownCapture={event => {
        if (event.key !== 'Escape' || useFocus.getState().pending.length === 0) return
        event.preventDefault()
        event.stopPropagation()
        clearMarked()
      }}
    >
      <PaneHeader pane={pane} id={id} shown={shown}>
        {waiting > 0 && (
          <OrphanButton count={waiting} open={listsOrphans} onToggle={() => setListsOrphans(open => !open)} />
        )}
      </PaneHeader>
      {shown && waiting > 0 && listsOrphans && <OrphanList pane={pane} shown={shown} />}
      {problem && <PaneProblem problem={problem} pane={pane} />}
      {shown && <PaneReader key={id} pane={pane} shown={shown} active={active} />}
    </div>
  )
}

function PaneReader({ pane, shown, active }: { pane: 0 | 1; shown: ArticleShown; active: boolean }) {
  const { article, text, claims, mentions, links } = shown
  const reader = useRef<ReaderHandle>(null)
  const textSize = useWorkbench(state => state.settings.textSize)
  const head = useWorkbench(state => state.head)
  const entities = useWorkbench(() => cache.version('entities'))
  // Read once: afterwards the reader knows where it is.
  const initialTop = useMemo(
    () => useWorkbench.getState().workspace.reading[article.id]?.top ?? 0,
    [article.id],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: labels, stances and entities give the spans their names
  const spans = useMemo(
    () =>
      spansOf(article.id, claims, mentions, links, {
        label: claim => (claim.label ? cache.get('labels', claim.label) : undefined),
        entity: mention => (mention.entity ? cache.get('entities', mention.entity)?.name : undefined),
        stance: link => (link.stance ? cache.get('stances', link.stance) : undefined),
      }),
    [article.id, claims, mentions, links, head?.labels, head?.stances, entities],
  )
  const selected = useSelectedSpan(pane, shown)
  const allPending = useFocus(state => state.pending)
  const pending = useMemo(
    () => allPending.filter(part => part.article === article.id),
    [allPending, article.id],
  )
  const menu = useSpanMenu()
  useFirstLook(shown, reader)
  useJumps(pane, article.id, reader)

  const seat = useCallback(
    (handle: ReaderHandle | null) => {
      reader.current = handle
      seatReader(pane, handle, article.id)
    },
    [pane, article.id],
  )
  const cards = useCards(shown, head?.stances)
  const onSelection = useCallback((made: ReaderSelection | null) => setSelection(pane, made), [pane])
  const onReadingMoved = useCallback(
    (place: { top: number; furthest: number }) => keepPlace(article.id, place),
    [article.id],
  )
  return (
    <>
      <Reader
        ref={seat}
        articleId={article.id}
        text={text}
        outline={article.outline}
        title={article.title}
        language={article.language}
        direction={article.direction}
        textSize={textSize}
        spans={spans}
        selected={selected}
        pending={pending}
        active={active}
        header={<ArticleHeader article={article} />}
        cards={cards}
        initialTop={initialTop}
        onSelectSpan={span => pickSpan(span, article.id)}
        onSelection={onSelection}
        onReadingMoved={onReadingMoved}
        onOpenSpan={span => inspectSpan(span, article.id)}
        onOpenSpanMenu={menu.open}
        onResizeSpan={head?.readOnly ? undefined : resizeSpan}
      />
      <SpanMenu menu={menu} />
    </>
  )
}

async function resizeSpan(id: string, part: number, range: TextRange): Promise<void> {
  const claim = cache.get('claims', id as ClaimId)
  if (claim) await resizeClaim(claim, part, range)
}

/** The span that stands out: while linking the one pointed at, otherwise what the inspector shows. */
function useSelectedSpan(pane: number, { article }: ArticleShown): string | null {
  const { linking, candidate, link } = useFocus()
  const mention = useMarkingDesk(state => state.mention)
  const claim = useWorkbench(state => state.workspace.claim)
  const active = useWorkbench(state => state.workspace.activePane === pane)
  if (linking) return active ? candidate : linking.from === 'claim' ? linking.claim : null
  const open = link ? cache.get('links', link) : undefined
  if (open?.target.kind === 'span' && open.target.article === article.id) return open.id
  if (open) return linkEnds(open).find(end => cache.get('claims', end)?.article === article.id) ?? claim
  return mention ?? claim
}

/** An article that was never read opens where its picked claim is. */
function useFirstLook({ article, claims }: ArticleShown, reader: React.RefObject<ReaderHandle | null>): void {
  // Looked up before the reader opens, which is already reading.
  const [picked] = useState(() => {
    const { reading, claim } = useWorkbench.getState().workspace
    return reading[article.id] ? undefined : claims.find(({ id }) => id === claim)
  })
  useEffect(() => {
    if (!picked) return
    const { start, end } = extent(picked.spans)
    reader.current?.jumpTo(start, end)
  }, [picked, reader])
}

/** Brings the place into view that the pane was asked to show, and leaves the caret there. */
function useJumps(pane: 0 | 1, article: ArticleId, reader: React.RefObject<ReaderHandle | null>): void {
  const jump = useFocus(state => state.jumps[pane])
  useEffect(() => {
    if (!jump || jump.article !== article) return
    reader.current?.select(jump.start, jump.start, { scroll: 'none' })
    reader.current?.jumpTo(jump.start, jump.end)
  }, [jump, article, reader])
}

function setSelection(pane: 0 | 1, made: ReaderSelection | null): void {
  const range = made && { start: made.start, end: made.end }
  useFocus.setState(({ selections }) => ({
    selections: pane === 0 ? [range, selections[1]] : [selections[0], range],
    // What is selected is pointed at instead of the claim that was.
    ...(range && { candidate: null }),
  }))
  useMarkingDesk.setState(({ selection }) => ({
    selection: made ? { pane, made } : selection?.pane === pane ? null : selection,
  }))
}

function keepPlace(article: ArticleId, { top, furthest }: { top: number; furthest: number }): void {
  const { reading } = useWorkbench.getState().workspace
  const before = reading[article]
  const next = { top, furthest: Math.max(furthest, before?.furthest ?? 0) }
  if (before?.top === next.top && before.furthest === next.furthest) return
  setWorkspace({ reading: { [article]: next } })
}
