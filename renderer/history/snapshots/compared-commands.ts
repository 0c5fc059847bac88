import type { DifferenceFilter } from '#shared/api/compare-contract'
import type { ComparisonHead, DifferenceRow } from '#shared/api/compare-views'
import { counted } from '#shared/model/counted'
import { differencesBetween } from '../../review'
import { useCommands } from '../../shell/commands'
import { useWorkbench } from '../../store'
import { comparison } from './comparison'
import { restore } from './restoring'

interface InHand {
  readonly head: ComparisonHead
  readonly filter: DifferenceFilter
  /** The difference that the keyboard stands on. */
  readonly row: DifferenceRow | undefined
  readonly marked: ReadonlyMap<string, DifferenceRow>
  /** How many differences the filter lets through. */
  readonly total: number
}

/** What the keys do while a snapshot is compared with now. */
export function useComparedCommands({ head, filter, row, marked, total }: InHand): void {
  const readOnly = useWorkbench(state => state.head?.readOnly ?? null)
  const group = 'Compare with a snapshot'
  const some = marked.size > 0
  const writable = () => readOnly ?? (row ? true : 'Go to a difference first.')
  const bringBack = (rows: 'all' | readonly DifferenceRow[]) =>
    void restore(head, rows).then(done => done && comparison.unmark(rows))
  useCommands([
    {
      id: 'snapshots.mark',
      title: row && marked.has(row.key) ? 'Mark it no longer' : 'Mark it, to be restored with others',
      group,
      keys: ['Space'],
      onlyByKey: true,
      when: () => row !== undefined || 'Go to a difference first.',
      run: () => row && comparison.toggle(row),
    },
    {
      id: 'snapshots.mark-all',
      title: `Mark ${counted(total, 'difference')} in the list`,
      group,
      keys: ['Mod+A'],
      when: () => total > 0,
      run: () => void differencesBetween(head.id, filter, 0, total - 1).then(comparison.mark),
    },
    {
      id: 'snapshots.restore-one',
      title: 'Restore this difference',
      group,
      ...(!some && { keys: ['R'] }),
      when: writable,
      run: () => row && bringBack([row]),
    },
    {
      id: 'snapshots.restore',
      title: some ? `Restore the ${marked.size} marked` : 'Restore what is marked',
      group,
      ...(some && { keys: ['R'] }),
      when: () => readOnly ?? (some || 'Mark a difference first: Space.'),
      run: () => bringBack([...marked.values()]),
    },
    {
      id: 'snapshots.restore-all',
      title: 'Restore all of the snapshot…',
      group,
      keys: ['Shift+R'],
      when: () => readOnly ?? (head.summary.total > 0 || 'Nothing differs from this snapshot.'),
      run: () => bringBack('all'),
    },
  ])
}
