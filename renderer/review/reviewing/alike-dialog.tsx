import { useEffect, useState } from 'react'
import { done, type Reply } from '#shared/api/problem'
import type { Alike, CameAlong, ReviewHead, ReviewRow, ReviewVerdict } from '#shared/api/review-views'
import { counted, numeral } from '#shared/model/counted'
import { call } from '../../store'
import { readBetween, unlessItFails } from '../../store/rows-between'
import { Button, Dialog, Field, rowsOf, TextField, VirtualList } from '../../widgets'
import { along, decide } from './deciding'
import { allReviewed } from './review'
import styles from './review.module.css'
import { ReviewLine } from './review-line'
import { verdictAct, whoOf } from './words'

interface AlikeDialogProps {
  head: ReviewHead
  row: ReviewRow
  onClose: () => void
}

interface OfKind {
  readonly alike: Alike
  readonly rows: readonly ReviewRow[]
  readonly cameAlong: readonly CameAlong[]
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

/** Beyond this many the list does not name them: the count does. */
const most = 2_000

/** Null where it was given up, or could not be read, which is said: then there is nothing to be asked about. */
const ofKind = (head: ReviewHead, row: ReviewRow): Promise<OfKind | null> =>
  unlessItFails('Looking for all of this kind', task => readKind(head, row, task))

async function readKind(head: ReviewHead, row: ReviewRow, task: string): Promise<Reply<OfKind>> {
  const review = head.id
  const found = await call('review.alike', { review, key: row.key })
  if (!found.ok) return found
  const alike = found.value
  const filter = {
    ...allReviewed,
    standings: ['theirs' as const],
    tables: [row.table],
    kinds: [row.kind],
    files: [row.file],
    sort: 'place' as const,
  }
  const read = (offset: number, limit: number) => call('review.list', { review, filter, offset, limit, task })
  const [candidates, preview] = await Promise.all([
    readBetween(read, 0, most - 1),
    alike.keys.length === 0
      ? done({ cameAlong: [] })
      : call('review.preview', { review, keys: [...alike.keys], verdict: 'theirs', task }),
  ])
  if (!candidates.ok) return candidates
  if (!preview.ok) return preview
  const keys = new Set(alike.keys)
  const rows = candidates.value.filter(({ key }) => keys.has(key))
  return done({ alike, rows, cameAlong: preview.value.cameAlong })
}
