import type { AttributeId } from '../model/ids'
import { type Attribute, type AttributeValue, type Claim, partialDate } from '../model/records'
import type { Draft } from './draft'
import { type Refusal, refusal } from './refusal'

/* What a claim says of an attribute fits the attribute: its kind always, its choices when it is said. */

const nouns: Record<Attribute['kind'], string> = {
  text: 'text',
  number: 'a number',
  date: 'a date',
  choice: 'one of its choices',
  'yes-no': 'yes or no',
}

/**
 * Refuses a value that is new to the claim and does not fit. One that the claim had before may stay, though the
 * scheme no longer offers it.
 */
export function unfittingValue(
  draft: Draft,
  values: Claim['attributes'],
  before: Claim['attributes'] = {},
): Refusal | undefined {
  for (const [id, value] of Object.entries(values) as [AttributeId, AttributeValue][]) {
    const attribute = draft.get('attributes', id)
    if (!attribute || value === before[id]) continue
    const offered = attribute.kind !== 'choice' || attribute.choices.includes(value as string)
    if (!fitsKind(attribute.kind, value) || !offered)
      return refusal('malformed', `“${attribute.name}” holds ${nouns[attribute.kind]}, not “${value}”.`)
  }
  return undefined
}

/** Refuses another kind for an attribute of which claims say what would not fit it. */
export function unfittingKind(draft: Draft, id: AttributeId, kind: Attribute['kind']): Refusal | undefined {
  const attribute = draft.get('attributes', id)
  if (!attribute || attribute.kind === kind) return undefined
  let unfit = 0
  for (const claim of draft.all('claims')) {
    const value = claim.attributes[id]
    if (value !== undefined && !fitsKind(kind, value)) unfit++
  }
  if (unfit === 0) return undefined
  return refusal(
    'in-use',
    `“${attribute.name}” cannot come to hold ${nouns[kind]}: ${unfit === 1 ? 'one claim has' : `${unfit} claims have`} something else there.`,
  )
}

function fitsKind(kind: Attribute['kind'], value: AttributeValue): boolean {
  switch (kind) {
    case 'text':
    case 'choice':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'date':
      return partialDate.safeParse(value).success
    case 'yes-no':
      return typeof value === 'boolean'
  }
}
