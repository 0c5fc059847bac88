import { Check, Clock, Equal, GitMerge } from 'lucide-react'
import type { ReviewRow } from '#shared/api/review-views'
import { DifferenceMark, Mark } from '../difference-mark'
import { reviewWords, verdictSaid } from './words'

/** How a difference stands: a conflict, what they did, put off, or what was decided. */
export function ReviewMark({ row, who }: { row: ReviewRow; who: string | null }) {
  switch (row.standing) {
    case 'conflict':
      return <Mark icon={GitMerge} look="bad" words="Conflict" />
    case 'later':
      return <Mark icon={Clock} look="warn" words="Put off" />
    case 'decided':
      return <Mark icon={Check} look="good" words={verdictSaid(row.verdict, row.kind, who)} />
    case 'same':
      return <Mark icon={Equal} look="quiet" words="The same by now" />
    case 'theirs':
      return (
        <DifferenceMark kind={row.kind} word={reviewWords(row.byName || who, row.kind).kinds[row.kind]} />
      )
  }
}
