import { formatPartialDate, readPartialDate } from '#shared/claims/partial-date'
import type { Attribute, AttributeValue, Claim } from '#shared/model/records'
import { useWorkbench } from '../store'
import { Field, NumberField, ReadField, Select, TextField } from '../widgets'
import styles from './inspector.module.css'
import { useSetClaim } from './set-claim'

/** What the annotation scheme asks of every claim beyond the fields that all projects have. */
export function AttributeFields({ claim }: { claim: Claim }) {
  const attributes = useWorkbench(state => state.head?.attributes ?? [])
  if (attributes.length === 0) return null
  return (
    <div className={styles.section}>
      {attributes.map(attribute => (
        <AttributeField key={attribute.id} attribute={attribute} claim={claim} />
      ))}
    </div>
  )
}

/** What a claim says of one attribute. */
export function AttributeField({ attribute, claim }: { attribute: Attribute; claim: Claim }) {
  const setClaim = useSetClaim()
  const value = claim.attributes[attribute.id]
  const set = (next: AttributeValue | null) => {
    const { [attribute.id]: _, ...others } = claim.attributes
    setClaim(claim, { attributes: next === null ? others : { ...others, [attribute.id]: next } })
  }
  switch (attribute.kind) {
    case 'yes-no':
      return (
        <Field label={attribute.name} beside>
          <Select
            value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
            choices={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
            none="Not said"
            onChange={chosen => set(chosen === null ? null : chosen === 'yes')}
          />
        </Field>
      )
    case 'choice':
      return (
        <Field label={attribute.name} beside>
          <Select
            value={typeof value === 'string' ? value : null}
            choices={choicesOf(attribute, value)}
            none="Not said"
            onChange={set}
          />
        </Field>
      )
    case 'number':
      return (
        <Field label={attribute.name} beside>
          <NumberField value={typeof value === 'number' ? value : null} onCommit={set} />
        </Field>
      )
    case 'date':
      return (
        <ReadField
          label={attribute.name}
          beside
          value={value ? formatPartialDate(String(value)) : ''}
          read={readPartialDate}
          onRead={set}
          needs="A year, a month or a day: 2 Mar 2025, Mar 2025, 2025."
        />
      )
    case 'text':
      return (
        <Field label={attribute.name} beside>
          <TextField pauses value={String(value ?? '')} onCommit={written => set(written.trim() || null)} />
        </Field>
      )
  }
}

/** The scheme's choices, and the one that stands even where the scheme no longer offers it. */
function choicesOf(attribute: Attribute, value: AttributeValue | undefined) {
  const choices = attribute.choices.map(choice => ({ value: choice, label: choice }))
  return typeof value === 'string' && !attribute.choices.includes(value)
    ? [...choices, { value, label: value, hint: 'no longer in the scheme' }]
    : choices
}
