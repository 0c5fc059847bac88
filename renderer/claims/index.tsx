import { Highlighter, SearchX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ClaimRow } from '#shared/api/views'
import type { ClaimId } from '#shared/model/ids'
import { Inspector } from '../inspector'
import { openArticle, setView, setWorkspace, useWindowed, useWorkbench } from '../store'
import { Button, EmptyState, SplitPanes, VirtualList, type VirtualListHandle } from '../widgets'
import { claimsBetween } from './chosen'
import { ChosenBar } from './chosen-bar'
import { ClaimListRow } from './claim-row'
import styles from './claims.module.css'
import { everything, isFiltered, setFilter, useClaimFilter } from './filter'
import { Filters } from './filters'
import { useListCommands } from './list-commands'

/** Every claim of the project, filtered and in order, with the inspector beside it. */
export default function ClaimsView() {
  const sizes = useWorkbench(state => state.workspace.sizes.claims)
  const claim = useWorkbench(state => state.workspace.claim)
  const list = useRef<VirtualListHandle>(null)
  return (
    <SplitPanes
      sizes={sizes}
      onSizes={next => setWorkspace({ sizes: { ...useWorkbench.getState().workspace.sizes, claims: next } })}
      panes={[
        { id: 'claims', label: 'Claims', share: 74, min: 360, content: <ClaimList handle={list} /> },
        {
          id: 'inspector',
          label: 'Inspector',
          share: 26,
          min: 260,
          max: 460,
          content: <Inspector claim={claim} onReturn={() => list.current?.focus()} />,
        },
      ]}
    />
  )
}

function ClaimList({ handle }: { handle: React.RefObject<VirtualListHandle | null> }) {
  const { filter } = useClaimFilter()
  const list = useWindowed('claims.list', { filter })
  const all = useWorkbench(state => state.head?.counts.claims ?? 0)
  const [active, setActive] = useState<number | null>(null)
  const [chosen, setChosen] = useState<readonly ClaimId[]>([])
  const from = useRef(0)
  const clear = () => setChosen([])
  // Arrows go through the list as soon as it is there, unless the hands are elsewhere already.
  useEffect(() => {
    if (document.activeElement === document.body) handle.current?.focus()
  }, [handle])

  const goTo = (index: number, { shift, mod }: { shift: boolean; mod: boolean }) => {
    const row = list.row(index)
    setActive(index)
    if (row) setWorkspace({ claim: row.id })
    if (shift) void claimsBetween(filter, from.current, index).then(setChosen)
    else {
      from.current = index
      if (mod && row) setChosen(toggled(chosen, row.id))
      else clear()
    }
  }
  const toggle = () => {
    const row = active === null ? undefined : list.row(active)
    if (row) setChosen(toggled(chosen, row.id))
  }
  const chooseAll = () => void claimsBetween(filter, 0, (list.total ?? 1) - 1).then(setChosen)
  const current = active === null ? undefined : list.row(active)
  useListCommands({
    chosen: chosen.length > 0 ? chosen : current ? [current.id] : [],
    toggle,
    chooseAll,
    clear,
  })

  return (
    <section className={styles.view} aria-label="Claims">
      <header className={styles.head}>
        <h2 className={styles.title}>
          Claims{' '}
          <span className={styles.total} aria-live="polite">
            {list.total === null ? '' : list.total === all ? all : `${list.total} of ${all}`}
          </span>
        </h2>
        {chosen.length > 0 && <ChosenBar chosen={chosen} clear={clear} />}
      </header>
      <Filters />
      {list.total === 0 ? (
        <Nothing filtered={isFiltered(filter)} />
      ) : (
        <VirtualList<ClaimRow>
          handle={handle}
          label="Claims"
          className={styles.list ?? ''}
          list={list}
          rowHeight={58}
          active={active}
          onActive={goTo}
          onOpen={index => open(list.row(index))}
          multiple
          chosen={index => {
            const id = list.row(index)?.id
            return id !== undefined && (chosen.length > 0 ? chosen.includes(id) : index === active)
          }}
        >
          {(row, _, state) => <ClaimListRow row={row} chosen={state.chosen} />}
        </VirtualList>
      )}
    </section>
  )
}

function toggled(chosen: readonly ClaimId[], id: ClaimId): readonly ClaimId[] {
  return chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id]
}

/** Shows the claim in its article. */
function open(row: ClaimRow | undefined): void {
  if (!row) return
  setWorkspace({ claim: row.id })
  openArticle(row.article, { range: { start: row.start, end: row.start + row.quote.length } })
}

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState
      icon={SearchX}
      title="No claim fits these filters."
      action={<Button onClick={() => setFilter(everything)}>Show all claims</Button>}
    />
  ) : (
    <EmptyState
      icon={Highlighter}
      title="No claims yet."
      action={
        <Button kind="primary" onClick={() => setView('articles')}>
          Open an article
        </Button>
      }
    >
      Open an article, mark the words that state something, and press a label’s key.
    </EmptyState>
  )
}
