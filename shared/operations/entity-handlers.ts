import { begun } from '../model/begun'
import type { EntityId } from '../model/ids'
import { type Claim, type Entity, entity, type Stamp } from '../model/records'
import type { Draft } from './draft'
import { add, remove, updated } from './edits'
import { missing } from './integrity'
import type { OperationBody } from './operation'
import { type Refusal, refusal } from './refusal'

type Body<K extends OperationBody['kind']> = Extract<OperationBody, { kind: K }>

/** The entity goes; its mentions stay marked, linked to nothing, and claims no longer name it. */
export function deleteEntity(draft: Draft, body: Body<'entity.delete'>, stamp: Stamp): Refusal | undefined {
  relink(draft, body.id, null, stamp, () => true)
  return remove(draft, 'entities', body.id)
}

/** All that referred to `from` refers to `into`, which takes over its names and note. */
export function mergeEntities(draft: Draft, body: Body<'entity.merge'>, stamp: Stamp): Refusal | undefined {
  const from = draft.get('entities', body.from)
  const into = draft.get('entities', body.into)
  if (!from || !into) return missing(draft, 'entities', from ? body.into : body.from)
  if (from.id === into.id) return refusal('pointless', 'An entity cannot be merged with itself.')
  const names = new Set([...into.aliases, from.name, ...from.aliases])
  names.delete(into.name)
  const note = [into.note, from.note].filter(Boolean).join('\n\n')
  const merged: Partial<Entity> = { aliases: [...names], note, type: into.type ?? from.type, changed: stamp }
  const whole = updated(into, merged)
  if (!entity.safeParse(whole).success) {
    return refusal(
      'malformed',
      `“${into.name}” would have more names or a longer note than an entity can hold.`,
    )
  }
  draft.put('entities', whole)
  relink(draft, from.id, into.id, stamp, () => true)
  return remove(draft, 'entities', from.id)
}

/** A new entity takes over the mentions and claims that are named. */
export function splitEntity(draft: Draft, body: Body<'entity.split'>, stamp: Stamp): Refusal | undefined {
  const refused = missing(draft, 'entities', body.from) ?? add(draft, 'entities', begun(body.into, stamp))
  if (refused) return refused
  const moving = new Set<string>([...body.mentions, ...body.claims])
  relink(draft, body.from, body.into.id, stamp, id => moving.has(id))
  return undefined
}

function relink(
  draft: Draft,
  from: EntityId,
  into: EntityId | null,
  stamp: Stamp,
  chosen: (id: string) => boolean,
): void {
  for (const id of draft.mentionsOf(from)) {
    const mention = draft.get('mentions', id)
    if (mention && chosen(id)) draft.put('mentions', { ...mention, entity: into, changed: stamp })
  }
  for (const id of draft.claimsNaming(from)) {
    const claim = draft.get('claims', id)
    if (claim && chosen(id)) draft.put('claims', { ...claim, ...renamed(claim, from, into), changed: stamp })
  }
}

function renamed(claim: Claim, from: EntityId, into: EntityId | null): Partial<Claim> {
  const entities = claim.entities.flatMap(named => (named !== from ? [named] : into ? [into] : []))
  const { attribution } = claim
  return {
    entities: [...new Set(entities)],
    attribution: attribution?.entity === from ? { ...attribution, entity: into } : attribution,
  }
}
