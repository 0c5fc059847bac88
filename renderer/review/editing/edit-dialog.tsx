import { useState } from 'react'
import type { ReviewDetail } from '#shared/api/review-views'
import { fieldsOfWords } from '#shared/compare/shown-fields'
import { withPart } from '#shared/merge/field-rules'
import type { AnyRecord } from '#shared/model/tables'
import { Button, Dialog, Field, TextField } from '../../widgets'
import { reviewWords, whose } from '../reviewing/words'
import { Versions } from '../versions'
import { cannotBeEmpty, partOf, valueIn } from './can-edit'
import styles from './editing.module.css'
import { PartEditor } from './part-editor'

interface EditDialogProps {
  detail: ReviewDetail
  who: string | null
  reason: string
  onClose: () => void
  onUse: (value: unknown, reason: string) => void
}

/** A value of the reviewer's own in place of both versions, written in the field that it is always written in. */
export function EditDialog({ detail, who, reason: given, onClose, onUse }: EditDialogProps) {
  const { row, records, fields, mine, theirs } = detail
  const part = partOf(row.unit)
  const record = records.mine ?? records.theirs
  const [draft, setDraft] = useState<AnyRecord | null>(record)
  const [turn, setTurn] = useState(0)
  const [reason, setReason] = useState(given)
  if (!draft || part === null) return null
  const words = reviewWords(who, row.kind)
  const start = (value: unknown) => {
    setDraft(withPart(row.table, draft, part, value))
    setTurn(turn + 1)
  }
  const value = valueIn(row.table, draft, part)
  const use = () => {
    if (!cannotBeEmpty(part, value)) onUse(value, reason)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title={`${fieldsOfWords(row.fields)} ${row.title}`}
      about="Neither of the two: what it is to be."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={cannotBeEmpty(part, value)} onClick={use}>
            Use this
          </Button>
        </>
      }
    >
      <div className={styles.edit}>
        <PartEditor key={turn} table={row.table} part={part} record={draft} onChange={setDraft} />
        <div className={styles.starts}>
          <Button small kind="quiet" onClick={() => start(mine.value)}>
            Begin with yours
          </Button>
          <Button small kind="quiet" onClick={() => start(theirs.value)}>
            Begin with {whose(who)}
          </Button>
        </div>
        <Versions
          fields={fields.map(({ field, name, mine: from, theirs: to }) => ({ field, name, from, to }))}
          from={{ title: words.from, about: '', absent: null }}
          to={{ title: words.to, about: '', absent: null }}
        />
        <Field label="Why (kept with the decision)">
          <TextField
            value={reason}
            onChange={setReason}
            maxLength={20_000}
            onKeyDown={event => event.key === 'Enter' && use()}
          />
        </Field>
      </div>
    </Dialog>
  )
}
