import type { SnapshotReason, SnapshotRow } from '#shared/api/compare-views'
import { counted } from '#shared/model/counted'
import { inQuotes } from '#shared/model/in-quotes'
import type { ComparisonWords } from '../../review'
import { dayAndTime } from '../../widgets/dates'

/** How the comparison of a snapshot with the project as it stands speaks. */
export const sinceWords: ComparisonWords = {
  from: 'Then',
  to: 'Now',
  marked: { from: 'then', to: 'now' },
  kinds: { added: 'Added since', changed: 'Changed since', removed: 'Removed since' },
  absent: { from: 'It was not in the project yet.', to: 'It is no longer in the project.' },
}

/** Why it was taken, in a line. */
export function whyTaken(reason: SnapshotReason | null): string {
  switch (reason?.kind) {
    case 'time':
      return 'Taken while you worked'
    case 'opening':
      return 'As the file was found at opening, before anything was done'
    case 'removal':
      return `Before ${reason.removed} of ${counted(reason.of, 'annotation')} went: ${reason.title}`
    case 'asked':
      return reason.name || 'Asked for'
    default:
      return 'It does not say why it was taken'
  }
}

/** Who asked for it, where somebody did. */
export const askedBy = (reason: SnapshotReason | null): string =>
  reason?.kind === 'asked' && reason.by ? `asked for by ${reason.by}` : ''

/** How much has happened since. */
export function howLongAgo({ since }: SnapshotRow): string {
  if (since === null) return ''
  return since === 0 ? 'nothing since' : `${counted(since, 'operation')} since`
}

/** What a snapshot is called in a sentence: its name, else when it was taken. */
export function snapshotName({ reason, at }: SnapshotRow): string {
  const when = dayAndTime(at)
  return reason?.kind === 'asked' && reason.name
    ? `${inQuotes(reason.name)} of ${when}`
    : `the snapshot of ${when}`
}
