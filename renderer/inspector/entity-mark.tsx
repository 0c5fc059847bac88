import type { EntityTypeId } from '#shared/model/ids'
import { useRecord } from '../store'
import { entityIconOf } from '../widgets'

/** The picture of an entity's type. */
export function EntityMark({ type }: { type: EntityTypeId | null }) {
  const record = useRecord('entityTypes', type)
  const Icon = entityIconOf(record?.icon ?? 'other')
  return <Icon size={14} aria-hidden="true" />
}
