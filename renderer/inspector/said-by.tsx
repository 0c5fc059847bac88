import type { EntityId } from '#shared/model/ids'
import type { Claim } from '#shared/model/records'
import { newEntity } from '../annotate/new-entity'
import { useEntity } from '../store'
import { Combobox } from '../widgets'
import { entityChoices, offeredName } from './entity-choices'
import { EntityMark } from './entity-mark'
import { useSetClaim } from './set-claim'

/** Who is said to have said it: an entity of the register, or a name in the analyst's words. */
export function SaidBy({ claim }: { claim: Claim }) {
  const { attribution } = claim
  const setClaim = useSetClaim()
  const entity = useEntity(attribution?.entity ?? null)
  return (
    <Combobox<EntityId>
      value={
        attribution && {
          value: attribution.entity ?? ('' as EntityId),
          label: attribution.name,
          ...(entity && { mark: <EntityMark type={entity.type} /> }),
        }
      }
      choices={entityChoices}
      search="Find an entity, or type a name"
      placeholder="Not said"
      none="Not said"
      create={[
        {
          label: typed => `New entity “${typed}”`,
          run: name =>
            void newEntity(name).then(id => id && setClaim(claim, { attribution: { name, entity: id } })),
        },
        {
          label: typed => `Only the words “${typed}”`,
          run: name => setClaim(claim, { attribution: { name, entity: null } }),
        },
      ]}
      onChange={id => setClaim(claim, { attribution: id && { name: offeredName(id), entity: id } })}
    />
  )
}
