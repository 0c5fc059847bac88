import { formatPartialDate, readPartialDate } from '#shared/claims/partial-date'
import { type Certainty, type ClaimStatus, certainties, claimStatuses } from '#shared/model/choices'
import type { Claim } from '#shared/model/records'
import { certaintyNames, statusNames } from '../claims/words'
import { Field, ReadField, Select, TextArea } from '../widgets'
import styles from './inspector.module.css'
import { QuantityField } from './quantity-field'
import { SaidBy } from './said-by'
import { useSetClaim } from './set-claim'

const certaintyChoices = certainties.map(value => ({ value, label: certaintyNames[value] }))
const statusChoices = claimStatuses.map(value => ({ value, label: statusNames[value] }))

/** The fields that every claim has, in the order in which an analyst asks for them. */
export function ClaimFields({ claim }: { claim: Claim }) {
  return (
    <>
      <div className={styles.section}>
        <WordingField claim={claim} />
      </div>
      <div className={styles.section}>
        <SaidByField claim={claim} />
        <QuantityField claim={claim} />
        <AsOfField claim={claim} />
        <CertaintyField claim={claim} />
        <StatusField claim={claim} />
      </div>
    </>
  )
}

export function WordingField({ claim }: { claim: Claim }) {
  const setClaim = useSetClaim()
  return (
    <Field label="In your words">
      <TextArea
        value={claim.wording}
        placeholder="The claim as you would put it, one wording for all places that make it"
        onCommit={wording => setClaim(claim, { wording: wording.trim() })}
      />
    </Field>
  )
}

export function SaidByField({ claim }: { claim: Claim }) {
  return (
    <Field label="Said by" beside>
      <SaidBy claim={claim} />
    </Field>
  )
}

export function CertaintyField({ claim }: { claim: Claim }) {
  const setClaim = useSetClaim()
  return (
    <Field label="Certainty" beside>
      <Select<Certainty>
        value={claim.certainty}
        choices={certaintyChoices}
        none="Not said"
        onChange={certainty => setClaim(claim, { certainty })}
      />
    </Field>
  )
}

export function StatusField({ claim }: { claim: Claim }) {
  const setClaim = useSetClaim()
  return (
    <Field label="Status" beside>
      <Select<ClaimStatus>
        value={claim.status}
        choices={statusChoices}
        onChange={status => status && setClaim(claim, { status })}
      />
    </Field>
  )
}

/** What the analyst wants to remember of the claim. */
export function NoteField({ claim }: { claim: Claim }) {
  const setClaim = useSetClaim()
  return (
    <div className={styles.section}>
      <Field label="Note">
        <TextArea value={claim.note} rows={1} onCommit={note => setClaim(claim, { note: note.trim() })} />
      </Field>
    </div>
  )
}

export function AsOfField({ claim }: { claim: Claim }) {
  const setClaim = useSetClaim()
  return (
    <ReadField
      label="As of"
      beside
      value={claim.asOf ? formatPartialDate(claim.asOf) : ''}
      read={readPartialDate}
      onRead={asOf => setClaim(claim, { asOf })}
      needs="A year, a month or a day: 2 Mar 2025, Mar 2025, 2025."
      placeholder="Not said"
    />
  )
}
