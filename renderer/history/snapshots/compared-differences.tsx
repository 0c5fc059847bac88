import { CircleCheck, RotateCcw } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { ComparisonHead, DifferenceRow } from '#shared/api/compare-views'
import { numeral } from '#shared/model/counted'
import type { ClaimId } from '#shared/model/ids'
import { type FindArticles, offered, withCount } from '../../library/article-filter'
import {
  activeIndex,
  allDifferences,
  Differences,
  DifferenceView,
  differencesBetween,
  goToPassage,
  goToPlace,
  useDifference,
} from '../../review'
import { CommandButton } from '../../shell/commands'
import { useStatus } from '../../shell/frame/status'
import { KeptPanes } from '../../shell/kept-panes'
import { call, useWindowed, useWorkbench, type Windowed } from '../../store'
import { Button, EmptyState, handsAreFree, NothingToPick, type VirtualListHandle } from '../../widgets'
import { useComparedCommands } from './compared-commands'
import { comparison } from './comparison'
import { Frame } from './frame'
import styles from './snapshots.module.css'
import { sinceWords } from './words'

/** What differs between the snapshot and now: the list, the one that is picked in its words, and bringing it back. */
export function ComparedDifferences({ head }: { head: ComparisonHead }) {
  const { filter, at, marked, title } = comparison.use()
  const changes = useWorkbench(state => state.changes)
  const list = useWindowed('comparisons.list', { comparison: head.id, filter })
  const findArticles = useMemo(() => articlesOf(head.id), [head.id])
  const handle = useRef<VirtualListHandle>(null)
  const active = activeIndex(list, at)
  const row = active === null ? undefined : list.row(active)
  const some = head.summary.total > 0
  useStatus(active === null ? '' : `Difference ${numeral(active + 1)} of ${numeral(list.total ?? 0)}`)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to count again
  useEffect(() => void comparison.follow(), [changes])
  useEffect(() => {
    if (some && handsAreFree()) handle.current?.focus()
  }, [some])
  useComparedCommands({ head, filter, row, marked, total: list.total ?? 0 })

  const goTo = (index: number, { shift, mod }: { shift: boolean; mod: boolean }) => {
    const to = list.row(index)
    comparison.set({ at: { key: to?.key ?? null, index } })
    if (shift) void differencesBetween(head.id, filter, active ?? index, index).then(comparison.mark)
    else if (mod && to) comparison.toggle(to)
  }
  return (
    <Frame
      title={`Now, against ${title}`}
      acts={
        some && (
          <>
            {marked.size > 0 && <Marked count={marked.size} />}
            <CommandButton id="snapshots.restore-all">Restore all…</CommandButton>
          </>
        )
      }
    >
      {some ? (
        <KeptPanes
          name="snapshot"
          panes={[
            {
              id: 'differences',
              label: 'Differences',
              share: 32,
              min: 280,
              max: 560,
              content: (
                <Differences
                  handle={handle}
                  list={list}
                  summary={head.summary}
                  filter={filter}
                  all={allDifferences}
                  onFilter={next => comparison.set({ filter: next })}
                  words={sinceWords}
                  findArticles={findArticles}
                  active={active}
                  onActive={goTo}
                  onOpen={each => void openRow(head.id, each)}
                  isMarked={({ key }) => marked.has(key)}
                  someMarked={marked.size > 0}
                />
              ),
            },
            {
              id: 'difference',
              label: 'Difference',
              share: 68,
              min: 360,
              content: <Picked head={head} list={list} row={row} />,
            },
          ]}
        />
      ) : (
        <Same />
      )}
    </Frame>
  )
}

const articlesOf =
  (comparison: string): FindArticles =>
  async asked => {
    const reply = await call('comparisons.articles', { comparison, ...asked, ...offered(asked.among) })
    return reply.ok ? reply.value.rows.map(withCount) : null
  }

interface PickedProps {
  head: ComparisonHead
  list: Windowed<DifferenceRow>
  row: DifferenceRow | undefined
}

function Picked({ head, list, row }: PickedProps) {
  const { detail, problem } = useDifference(head.id, row?.key ?? null)
  const marked = comparison.use(state => state.marked.size > 0)
  if (problem) return <EmptyState icon={CircleCheck} title={problem.message} />
  if (!detail)
    return (
      <NothingToPick list={list} title="No difference is picked.">
        The difference that is picked stands here in the article’s words, as it was and as it is.
      </NothingToPick>
    )
  const claim = detail.row.table === 'claims' && detail.to ? (detail.row.id as ClaimId) : null
  return (
    <section className={styles.picked} aria-label="Difference">
      <DifferenceView
        detail={detail}
        from={head.from}
        to={head.to}
        words={sinceWords}
        onShow={passage => void goToPassage(passage, claim, wayBack)}
      >
        <CommandButton id="snapshots.restore-one" icon={RotateCcw} kind={marked ? 'plain' : 'primary'}>
          {restoreWords[detail.row.kind]}
        </CommandButton>
        <CommandButton id="snapshots.mark" />
      </DifferenceView>
    </section>
  )
}

const restoreWords = {
  added: 'Take it out again',
  changed: 'Make it what it was',
  removed: 'Bring it back',
} as const

function Marked({ count }: { count: number }) {
  return (
    <span className={styles.marked}>
      <span aria-live="polite">{numeral(count)} marked</span>
      <Button kind="quiet" keys="Esc" onClick={comparison.markNone}>
        Mark none
      </Button>
      <CommandButton id="snapshots.restore" icon={RotateCcw} kind="primary">
        Restore them
      </CommandButton>
    </span>
  )
}

function Same() {
  return (
    <EmptyState
      icon={CircleCheck}
      title="Nothing differs from this snapshot."
      action={<Button onClick={comparison.leave}>Back to the snapshots</Button>}
    >
      The project is what it was then. An older snapshot may differ.
    </EmptyState>
  )
}

const wayBack = {
  record: 'It is no longer in the project. Restore it to go there.',
  article: 'Its article is no longer in the project. Restore the article to go there.',
}

async function openRow(id: string, { key }: DifferenceRow): Promise<void> {
  const reply = await call('comparisons.read', { comparison: id, key })
  if (!reply.ok) return
  const { row, passages, to } = reply.value
  await goToPlace({ table: row.table, id: row.id, passages, here: to !== null }, wayBack)
}
