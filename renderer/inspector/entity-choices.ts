import { createElement } from 'react'
import { counted } from '#shared/model/counted'
import type { EntityId } from '#shared/model/ids'
import { call } from '../store'
import type { Choice } from '../widgets'
import { EntityMark } from './entity-mark'

const names = new Map<EntityId, string>()

/** The name of an entity that has been offered. */
export function offeredName(id: EntityId): string {
  return names.get(id) ?? ''
}

/** Entities of the register that fit what is typed, best first, to choose from. */
export async function entityChoices(text: string): Promise<readonly Choice<EntityId>[]> {
  const reply = await call('entities.suggest', { text, limit: 12 })
  if (!reply.ok) return []
  for (const { id, name } of reply.value) names.set(id, name)
  return reply.value.map(({ id, name, type, aliases, mentions }) => ({
    value: id,
    label: name,
    mark: createElement(EntityMark, { type }),
    hint: [aliases.join(', '), mentions ? counted(mentions, 'mention') : ''].filter(Boolean).join(' · '),
  }))
}
