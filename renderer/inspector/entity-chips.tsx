import { Plus } from 'lucide-react'
import type { EntityId } from '#shared/model/ids'
import type { Claim } from '#shared/model/records'
import { useMarkingDesk } from '../annotate/desk'
import { newEntity } from '../annotate/new-entity'
import { showEntity, useEntity, useRecord } from '../store'
import { Button, Chip, Combobox, Kbd, useReadOnly } from '../widgets'
import { entityChoices } from './entity-choices'
import styles from './inspector.module.css'
import { useSetClaim } from './set-claim'

/** The entities that the claim is about. */
export function EntityChips({ claim }: { claim: Claim }) {
  const readOnly = useReadOnly()
  const setClaim = useSetClaim()
  const open = useMarkingDesk(state => state.choosingEntities)
  const add = (id: EntityId) => setClaim(claim, { entities: [...new Set([...claim.entities, id])] })
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>Entities {!readOnly && <Kbd keys="E" />}</h3>
      <div className={styles.chips}>
        {claim.entities.map(id => (
          <EntityChip
            key={id}
            id={id}
            remove={
              readOnly
                ? undefined
                : () => setClaim(claim, { entities: claim.entities.filter(other => other !== id) })
            }
          />
        ))}
        {!readOnly && (
          <Combobox<EntityId>
            value={null}
            choices={entityChoices}
            search="Find an entity, or name a new one"
            open={open}
            onOpenChange={choosingEntities => useMarkingDesk.setState({ choosingEntities })}
            onChange={id => id && add(id)}
            create={{
              label: typed => `New entity “${typed}”`,
              run: typed => void newEntity(typed).then(id => id && add(id)),
            }}
            trigger={
              <Button small kind="quiet" icon={Plus}>
                Add
              </Button>
            }
          />
        )}
      </div>
    </div>
  )
}

function EntityChip({ id, remove }: { id: EntityId; remove: (() => void) | undefined }) {
  const entity = useEntity(id)
  const type = useRecord('entityTypes', entity?.type)
  return (
    <Chip
      label={entity?.name ?? '…'}
      icon={type?.icon ?? 'other'}
      onClick={() => showEntity(id)}
      onRemove={remove}
    />
  )
}
