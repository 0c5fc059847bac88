import { Wand2 } from 'lucide-react'
import { quoteOf } from '#shared/anchors/anchor'
import { formatQuantity } from '#shared/claims/quantity'
import { proposeQuantity } from '#shared/claims/read-quantity'
import type { Claim, Quantity } from '#shared/model/records'
import { Button, Field, Select, TextArea, TextField, useReadOnly, useUnread } from '../widgets'
import styles from './inspector.module.css'
import { useSetClaim } from './set-claim'

const relations: readonly { value: Quantity['relation']; label: string; hint: string }[] = [
  { value: '=', label: '=', hint: 'exactly' },
  { value: '~', label: '≈', hint: 'about' },
  { value: '>', label: '>', hint: 'more than' },
  { value: '>=', label: '≥', hint: 'at least' },
  { value: '<', label: '<', hint: 'less than' },
  { value: '<=', label: '≤', hint: 'up to' },
]
const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })

/** The figure as a bound, and what it counts. Both may be typed in one go: “over 1.2 million shells”. */
export function QuantityField({ claim }: { claim: Claim }) {
  const { quantity } = claim
  const setClaim = useSetClaim()
  const readOnly = useReadOnly()
  const unread = useUnread(
    quantity ? plain.format(quantity.value) : '',
    'A figure: 4,000, about 4,000, up to 1.2 million.',
  )
  const read = proposeQuantity(quoteOf(claim.spans))
  const set = (next: Quantity | null) => setClaim(claim, { quantity: next })
  return (
    <Field label="Quantity" beside problem={unread.problem}>
      <div className={styles.quantity}>
        <Select<Quantity['relation']>
          aria-label="Bound"
          value={quantity?.relation ?? null}
          choices={relations}
          placeholder="–"
          onChange={relation => relation && quantity && set({ ...quantity, relation })}
          disabled={!quantity}
        />
        <TextField
          id={`${claim.id}-figure`}
          aria-label="Figure"
          value={unread.value}
          inputMode="text"
          placeholder="None"
          onCommit={written => {
            const typed = written.trim() === '' ? null : proposeQuantity(written)
            unread.note(typed === null && written.trim() !== '' ? written : null)
            if (written.trim() === '') set(null)
            else if (typed) set(merged(quantity, typed, written))
          }}
        />
        {quantity && (
          <TextArea
            aria-label="What is counted"
            className={styles.measure ?? ''}
            rows={1}
            value={quantity.measure}
            placeholder="What is counted"
            onCommit={measure => set({ ...quantity, measure: measure.replace(/\s+/g, ' ').trim() })}
          />
        )}
      </div>
      {read && !readOnly && !sameFigure(read, quantity) && (
        <div className={styles.proposal}>
          <Button small kind="quiet" icon={Wand2} onClick={() => set(read)}>
            {`Read from the words: ${formatQuantity(read)}`}
          </Button>
        </div>
      )}
    </Field>
  )
}

const sameFigure = (a: Quantity, b: Quantity | null) => a.relation === b?.relation && a.value === b.value

/** A bare number keeps the bound and the measure that stand; more words say more. */
function merged(now: Quantity | null, typed: Quantity, written: string): Quantity {
  const hedged = !/^[\s\d.,]+/u.test(written)
  return {
    relation: hedged || !now ? typed.relation : now.relation,
    value: typed.value,
    measure: typed.measure || now?.measure || '',
  }
}
