import { Highlighter, SearchX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ClaimRow } from '#shared/api/views'
import { numeral } from '#shared/model/counted'
import { Inspector } from '../inspector'
import {
  openArticle,
  setView,
  setWorkspace,
  useClaim,
  useNamedCalls,
  useWindowed,
  useWorkbench,
} from '../store'
import { Button, EmptyState, handsAreFree, SplitPanes, VirtualList, type VirtualListHandle } from '../widgets'
import { claimsBetween, deleteAll } from './chosen'
import { ChosenBar } from './chosen-bar'
import { ClaimListRow } from './claim-row'
import styles from './claims.module.css'
import { everything, isFiltered, setFilter, useClaimFilter } from './filter'
import { Filters } from './filters'
import { useListCommands } from './list-commands'
import { indexOf, neighbour, usePlaceOf } from './place'
import { useChoice } from './use-choice'

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
  const calls = useNamedCalls(JSON.stringify(filter))
  const list = useWindowed('claims.list', { filter }, undefined, calls)
  const all = useWorkbench(state => state.head?.counts.claims ?? 0)
  const picked = useWorkbench(state => state.workspace.claim)
  // It may stand where no row has been fetched, or be left out by the filter: the inspector shows it all the same.
  const current = useClaim(picked)?.id ?? null
  const active = indexOf(list, current)
  usePlaceOf({ list, filter, calls }, current, active)
  const { chosen, choose, stretch, toggle, clear, walk } = useChoice(filter)
  const pointer = useRef(false)
  // Arrows go through the list as soon as it is there, unless the hands are elsewhere already.
  useEffect(() => {
    if (handsAreFree()) handle.current?.focus()
  }, [handle])

  const goTo = (index: number, { shift, mod }: { shift: boolean; mod: boolean }) => {
    const row = list.row(index)
    if (row) setWorkspace({ claim: row.id })
    if (shift) stretch(id => indexOf(list, id) ?? active ?? index, index)
    else walk(row?.id ?? null, { mod, pointer: pointer.current })
  }
  const inHand = chosen.length > 0 ? chosen : current ? [current] : []
  /** The keyboard goes on from where the deleted claims stood. */
  const remove = async () => {
    const next = current && inHand.includes(current) ? neighbour(list, active, inHand) : current
    if (!(await deleteAll(inHand))) return
    clear()
    setWorkspace({ claim: next })
  }
  useListCommands({
    chosen: inHand,
    toggle: () => current && toggle(current),
    // All there are, whether the list has heard yet how many or not.
    chooseAll: () => void claimsBetween(filter, 0, Number.MAX_SAFE_INTEGER).then(all => all && choose(all)),
    clear,
    remove: () => void remove(),
  })

  return (
    <section
      className={styles.view}
      aria-label="Claims"
      onPointerDownCapture={() => {
        pointer.current = true
      }}
      onKeyDownCapture={() => {
        pointer.current = false
      }}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>
          Claims{' '}
          <span className={styles.total} aria-live="polite">
            {list.total === null
              ? ''
              : list.total === all
                ? numeral(all)
                : `${numeral(list.total)} of ${numeral(all)}`}
          </span>
        </h2>
        {chosen.length > 0 && <ChosenBar chosen={chosen} clear={clear} remove={() => void remove()} />}
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

/** Shows the claim in its article. */
function open(row: ClaimRow | undefined): void {
  if (!row) return
  setWorkspace({ claim: row.id })
  const range = { start: row.start, end: row.start + row.quote.length }
  openArticle(row.article, row.orphaned ? {} : { range })
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
