import type { ReviewDetail, ReviewHead, ReviewRow } from '#shared/api/review-views'
import type { RowSource } from '../../widgets'
import { EditDialog } from '../editing/edit-dialog'
import { MappingDialog } from '../mapping/mapping-dialog'
import { AlikeDialog } from './alike-dialog'
import { decide } from './deciding'
import { FinishDialog } from './finish-dialog'
import { reasonFor } from './reason-field'
import { showOver, useReviewing } from './review'
import { goOn } from './walking'
import { whoOf } from './words'

interface OverProps {
  head: ReviewHead
  list: RowSource<ReviewRow>
  active: number | null
  row: ReviewRow | undefined
  detail: ReviewDetail | null
  toList: () => void
}

/** What stands over the review, one at a time. */
export function Over({ head, list, active, row, detail, toList }: OverProps) {
  const over = useReviewing(state => state.over)
  const close = () => showOver(null)
  if (over === null) return null
  if (over === 'finish') return <FinishDialog head={head} onClose={close} />
  if (over === 'alike') return row ? <AlikeDialog head={head} row={row} onClose={close} /> : null
  if (over === 'edit')
    return detail && active !== null ? (
      <EditDialog
        detail={detail}
        who={whoOf(head, detail.row.file)}
        reason={reasonFor(detail)}
        onClose={close}
        onUse={(value, reason) => {
          close()
          void goOn(list, active, () => decide([detail.row], { verdict: 'edited', value, reason })).then(
            toList,
          )
        }}
      />
    ) : null
  return <MappingDialog head={head} file={over.mapping} onClose={close} />
}
