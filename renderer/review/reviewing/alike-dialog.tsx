import { useEffect, useState } from 'react'
import type { ReviewHead, ReviewRow, ReviewVerdict } from '#shared/api/review-views'
import { counted, numeral } from '#shared/model/counted'
import { Button, Dialog, Field, rowsOf, TextField, VirtualList } from '../../widgets'
import { along, decide } from './deciding'
import { type OfKind, ofKind } from './of-kind'
import styles from './review.module.css'
import { ReviewLine } from './review-line'
import { verdictAct, whoOf } from './words'

interface AlikeDialogProps {
  head: ReviewHead
  row: ReviewRow
  onClose: () => void
}

/** Everything that is left of one kind, listed and counted, to be decided at once. */
export function AlikeDialog({ head, row, onClose }: AlikeDialogProps) {
  const [found, setFound] = useState<OfKind | null>(null)
  const [active, setActive] = useState(0)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const who = whoOf(head, row.file)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it opens
  useEffect(() => {
    let late = false
    void ofKind(head, row).then(answer => {
      if (late) return
      if (answer) setFound(answer)
      else onClose()
    })
    return () => {
      late = true
    }
  }, [])
  if (!found) return null
  const { alike, rows, cameAlong } = found
  const all = async (verdict: ReviewVerdict) => {
    if (busy) return
    setBusy(true)
    const done = await decide([row], { verdict, reason }, alike.keys)
    setBusy(false)
    if (done) onClose()
  }
  const words = (verdict: ReviewVerdict) =>
    `${verdictAct(verdict, row.kind, who)}${alike.count === 1 ? '' : `: all ${numeral(alike.count)}`}`
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        alike.count === 1 ? 'There is only this one of its kind' : `All ${numeral(alike.count)} of this kind`
      }
      about={`What is left of the same sort${row.fields.length > 0 ? ` (${row.fields.join(', ')})` : ''}, from the same file, and not in conflict. One undo takes it back.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button busy={busy} onClick={() => void all('mine')}>
            {words('mine')}
          </Button>
          <Button kind="primary" busy={busy} onClick={() => void all('theirs')}>
            {words('theirs')}
          </Button>
        </>
      }
    >
      <VirtualList
        label="Of this kind"
        className={styles.kindList}
        list={rowsOf(rows)}
        rowHeight={78}
        active={active}
        onActive={setActive}
      >
        {(each, _, state) => (
          <ReviewLine row={each} who={file => whoOf(head, file)} active={state.active} marked={false} />
        )}
      </VirtualList>
      {rows.length < alike.count && (
        <p className={styles.quiet}>and {counted(alike.count - rows.length, 'other')}</p>
      )}
      {cameAlong.length > 0 && <p className={styles.along}>{along(cameAlong).replace(/^\. /, '')}.</p>}
      <Field label="Why (kept with each decision)">
        <TextField value={reason} onChange={setReason} maxLength={20_000} />
      </Field>
    </Dialog>
  )
}
