import { Camera, GitCompareArrows, Trash2, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { SnapshotRow } from '#shared/api/compare-views'
import { counted } from '#shared/model/counted'
import { fileSize } from '../../export/file-size'
import { CommandButton, useCommands } from '../../shell/commands'
import { useWorkbench } from '../../store'
import {
  Button,
  EmptyState,
  handsAreFree,
  rowsOf,
  say,
  VirtualList,
  type VirtualListHandle,
} from '../../widgets'
import { HistoryHead } from '../head'
import historyStyles from '../history.module.css'
import { compareWith } from './comparison'
import { forget } from './forget'
import { dayOf, SnapshotLine } from './snapshot-line'
import styles from './snapshots.module.css'
import { useSnapshots } from './use-snapshots'

/** Every snapshot by day, newest first. */
export function SnapshotsList() {
  const { list, problem } = useSnapshots()
  const [chosen, setChosen] = useState<string | null>(null)
  const handle = useRef<VirtualListHandle>(null)
  const rows = list?.rows ?? []
  const found = rows.findIndex(({ id }) => id === chosen)
  const active = rows.length === 0 ? null : Math.max(0, found)
  const row = active === null ? undefined : rows[active]
  const some = rows.length > 0
  useEffect(() => {
    if (some && handsAreFree()) handle.current?.focus()
  }, [some])
  useListCommands(row, next => setChosen(next))
  return (
    <section className={historyStyles.view} aria-labelledby="history-title">
      <HistoryHead count={list ? counted(rows.length, 'snapshot') : ''}>
        <span className={historyStyles.space} />
        {row && <Acts row={row} forgotten={() => setChosen(null)} />}
        <CommandButton id="snapshots.take" icon={Camera} kind="primary">
          Take one now…
        </CommandButton>
      </HistoryHead>
      {problem ? (
        <EmptyState icon={TriangleAlert} title="The snapshots could not be read.">
          {problem.message}
        </EmptyState>
      ) : list && rows.length === 0 ? (
        <EmptyState
          icon={Camera}
          title="No snapshots yet."
          action={
            <CommandButton id="snapshots.take" icon={Camera} kind="primary">
              Take one now…
            </CommandButton>
          }
        >
          While you work the project is kept every few minutes, and before much of it is removed. Here any of
          those states can be compared with now, and all of it or part of it brought back.
        </EmptyState>
      ) : (
        <VirtualList
          handle={handle}
          label="Snapshots, newest first"
          className={historyStyles.list ?? ''}
          list={list ? rowsOf(rows) : { total: null, row: () => undefined }}
          rowHeight={56}
          active={active}
          onActive={index => setChosen(rows[index]?.id ?? null)}
          onOpen={index => rows[index] && compare(rows[index])}
        >
          {(each, index) =>
            each && (
              <div className={styles.row} data-active={index === active || undefined}>
                <SnapshotLine row={each} newDay={index === 0 || dayOf(each.at) !== dayBefore(rows, index)} />
              </div>
            )
          }
        </VirtualList>
      )}
      {list && rows.length > 0 && (
        <footer className={historyStyles.foot}>
          Enter compares with now. {counted(rows.length, 'snapshot')}, {fileSize(list.bytes)}, in{' '}
          <span className={styles.folder}>{list.folder}</span>; older ones are thinned out.
        </footer>
      )}
    </section>
  )
}

/** What can be done with the snapshot that is picked. */
function Acts({ row, forgotten }: { row: SnapshotRow; forgotten: () => void }) {
  const readOnly = useWorkbench(state => state.head?.readOnly ?? undefined)
  const remove = () => void forget(row).then(gone => gone && forgotten())
  return (
    <>
      <Button icon={Trash2} kind="quiet" keys="Delete" reason={readOnly} onClick={remove}>
        Delete…
      </Button>
      <Button
        icon={GitCompareArrows}
        keys="Enter"
        reason={row.damaged ?? undefined}
        onClick={() => compare(row)}
      >
        Compare with now
      </Button>
    </>
  )
}

const dayBefore = (rows: readonly SnapshotRow[], index: number) => dayOf(rows[index - 1]?.at ?? '')

const compare = (row: SnapshotRow) => {
  if (row.damaged) say(row.damaged)
  else void compareWith(row)
}

function useListCommands(row: SnapshotRow | undefined, choose: (id: string | null) => void): void {
  const readOnly = useWorkbench(state => state.head?.readOnly ?? null)
  useCommands([
    {
      id: 'snapshots.compare',
      title: 'Compare the snapshot with now',
      group: 'History',
      keys: ['Enter'],
      when: () => (row ? (row.damaged ?? true) : 'There is no snapshot yet.'),
      run: () => row && compare(row),
    },
    {
      id: 'snapshots.forget',
      title: 'Delete the snapshot…',
      group: 'History',
      keys: ['Delete'],
      when: () => readOnly ?? (row ? true : 'There is no snapshot yet.'),
      run: () => row && void forget(row).then(gone => gone && choose(null)),
    },
  ])
}
