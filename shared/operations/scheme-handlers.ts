import type { AttributeId } from '../model/ids'
import type { Claim, Stamp } from '../model/records'
import { unfittingKind } from './attribute-values'
import type { Draft } from './draft'
import { add, remove, set } from './edits'
import { exists, missing } from './integrity'
import type { OperationBody } from './operation'
import { type Refusal, refusal } from './refusal'

type Body<K extends OperationBody['kind']> = Extract<OperationBody, { kind: K }>

export function addToScheme(draft: Draft, body: Body<'scheme.add'>): Refusal | undefined {
  return (
    exists(draft, body.table, body.record.id) ??
    keyTaken(draft, body.table, body.record) ??
    add(draft, body.table, body.record as never)
  )
}

export function setInScheme(draft: Draft, body: Body<'scheme.set'>): Refusal | undefined {
  const kind = body.table === 'attributes' ? body.patch.kind : undefined
  return (
    keyTaken(draft, body.table, { id: body.id, ...body.patch }) ??
    (kind && unfittingKind(draft, body.id as AttributeId, kind)) ??
    set(draft, body.table, body.id, body.patch)
  )
}

/** The part of the scheme goes; what used it stays, without it: a deleted label leaves its claims unlabelled. */
export function deleteFromScheme(
  draft: Draft,
  body: Body<'scheme.delete'>,
  stamp: Stamp,
): Refusal | undefined {
  replace(draft, body, null, stamp)
  return remove(draft, body.table, body.id as never)
}

/** What used `from` uses `into`, and `from` goes. */
export function mergeInScheme(draft: Draft, body: Body<'scheme.merge'>, stamp: Stamp): Refusal | undefined {
  if (body.from === body.into) return refusal('pointless', 'It cannot be merged with itself.')
  const refused = missing(draft, body.table, body.into as never) ?? attributesDiffer(draft, body)
  if (refused) return refused
  replace(draft, { table: body.table, id: body.from } as Body<'scheme.delete'>, body.into, stamp)
  return remove(draft, body.table, body.from as never)
}

function replace(
  draft: Draft,
  part: Pick<Body<'scheme.delete'>, 'table' | 'id'>,
  into: string | null,
  stamp: Stamp,
): void {
  switch (part.table) {
    case 'labels':
      for (const claim of [...draft.all('claims')]) {
        if (claim.label === part.id)
          draft.put('claims', { ...claim, label: into as Claim['label'], changed: stamp })
      }
      return
    case 'attributes':
      for (const claim of [...draft.all('claims')]) {
        if (part.id in claim.attributes)
          draft.put('claims', {
            ...claim,
            attributes: moved(claim, part.id as AttributeId, into),
            changed: stamp,
          })
      }
      return
    case 'entityTypes':
      for (const entity of [...draft.all('entities')]) {
        if (entity.type === part.id) draft.put('entities', { ...entity, type: into as never, changed: stamp })
      }
      return
    case 'stances':
      for (const link of [...draft.all('links')]) {
        if (link.stance === part.id) draft.put('links', { ...link, stance: into as never, changed: stamp })
      }
  }
}

/** A value that the surviving attribute has already is kept: a merge overwrites nothing. */
function moved(claim: Claim, from: AttributeId, into: string | null): Claim['attributes'] {
  const { [from]: value, ...rest } = claim.attributes
  return into && value !== undefined && !(into in rest) ? { ...rest, [into]: value } : rest
}

function attributesDiffer(draft: Draft, body: Body<'scheme.merge'>): Refusal | undefined {
  if (body.table !== 'attributes') return undefined
  const from = draft.get('attributes', body.from)
  const into = draft.get('attributes', body.into)
  if (!from || !into || from.kind === into.kind) return undefined
  return refusal(
    'malformed',
    `“${from.name}” holds a ${from.kind} and “${into.name}” a ${into.kind}: they cannot be merged.`,
  )
}

/** Two labels, or two stances, cannot answer to one key. */
function keyTaken(
  draft: Draft,
  table: Body<'scheme.add'>['table'],
  record: { id: string; key?: string | null },
): Refusal | undefined {
  if (!record.key || (table !== 'labels' && table !== 'stances')) return undefined
  for (const other of draft.all(table)) {
    if (other.id !== record.id && other.key === record.key) {
      return refusal('in-use', `The key ${record.key.toUpperCase()} belongs to “${other.name}” already.`)
    }
  }
  return undefined
}
