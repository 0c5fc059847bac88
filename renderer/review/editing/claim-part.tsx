import type { Claim } from '#shared/model/records'
import { AttributeField } from '../../inspector/attribute-fields'
import { AsOfField, CertaintyField, SaidByField, StatusField } from '../../inspector/claim-fields'
import { LabelSelect } from '../../inspector/label-select'
import { QuantityField } from '../../inspector/quantity-field'
import { ClaimWriting } from '../../inspector/set-claim'
import { useWorkbench } from '../../store'
import { Field, TextArea } from '../../widgets'

interface ClaimPartProps {
  part: string
  claim: Claim
  onChange: (claim: Claim) => void
}

/** One field of a claim as the inspector has it, writing into the claim that it is given. */
export function ClaimPart({ part, claim, onChange }: ClaimPartProps) {
  return (
    <ClaimWriting value={(_, patch) => onChange({ ...claim, ...patch } as Claim)}>
      <PartField part={part} claim={claim} onChange={onChange} />
    </ClaimWriting>
  )
}

function PartField({ part, claim, onChange }: ClaimPartProps) {
  const attributes = useWorkbench(state => state.head?.attributes ?? [])
  switch (part) {
    case 'label':
      return (
        <Field label="Label" beside>
          <LabelSelect claim={claim} />
        </Field>
      )
    case 'attribution':
      return <SaidByField claim={claim} />
    case 'quantity':
      return <QuantityField claim={claim} />
    case 'asOf':
      return <AsOfField claim={claim} />
    case 'certainty':
      return <CertaintyField claim={claim} />
    case 'status':
      return <StatusField claim={claim} />
    // Told of every letter, so that nothing waits for the field to be left.
    case 'wording':
    case 'note':
      return (
        <Field label={part === 'wording' ? 'In your words' : 'Note'}>
          <TextArea value={claim[part]} rows={4} onChange={words => onChange({ ...claim, [part]: words })} />
        </Field>
      )
  }
  const attribute = attributes.find(({ id }) => part === `attributes.${id}`)
  return attribute ? <AttributeField attribute={attribute} claim={claim} /> : null
}
