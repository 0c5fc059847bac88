import type { EntityId, EntityTypeId } from '#shared/model/ids'
import { newId, perform } from '../store'

/** Adds an entity to the register; null where it was refused. */
export async function newEntity(name: string, type: EntityTypeId | null = null): Promise<EntityId | null> {
  const id = newId<EntityId>('entity')
  const made = await perform({ kind: 'entity.create', entity: { id, name, type, aliases: [], note: '' } })
  return made ? id : null
}
