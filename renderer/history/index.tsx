import { useCommands } from '../shell/commands'
import { useWorkbench } from '../store'
import { Operations } from './operations'
import { showPage, useHistoryPage } from './page'
import { Snapshots } from './snapshots'
import { askForSnapshot, TakeSnapshotDialog } from './snapshots/take-snapshot'

/** What has happened to the project, operation by operation, and the states of it that were kept. */
export default function HistoryView() {
  const page = useHistoryPage(state => state.page)
  useCommands([
    {
      id: 'history.operations',
      title: 'Show the operations',
      group: 'History',
      keys: ['G O'],
      run: () => showPage('operations'),
    },
    {
      id: 'snapshots.show',
      title: 'Compare with a snapshot…',
      group: 'History',
      keys: ['G S'],
      run: () => showPage('snapshots'),
    },
    {
      id: 'snapshots.take',
      title: 'Take a snapshot…',
      group: 'History',
      keys: ['T'],
      when: () => useWorkbench.getState().head?.readOnly ?? true,
      run: () => {
        showPage('snapshots')
        askForSnapshot()
      },
    },
  ])
  return (
    <>
      {page === 'operations' ? <Operations /> : <Snapshots />}
      <TakeSnapshotDialog />
    </>
  )
}
