import type { EntityId, EntityTypeId, StanceId } from '#shared/model/ids'
import type { Entity, EvidenceLink, Mention } from '#shared/model/records'
import { StanceMark } from '../../evidence/stance-mark'
import { entityChoices } from '../../inspector/entity-choices'
import { EntityMark } from '../../inspector/entity-mark'
import { useEntity, useWorkbench } from '../../store'
import { Combobox, Field, NumberField, Select, TextArea } from '../../widgets'

export function EntityPart({ entity, onChange }: { entity: Entity; onChange: (entity: Entity) => void }) {
  const types = useWorkbench(state => state.head?.entityTypes ?? [])
  return (
    <Field label="Type" beside>
      <Select<EntityTypeId>
        value={entity.type}
        none="No type"
        choices={types.map(({ id, name }) => ({ value: id, label: name, mark: <EntityMark type={id} /> }))}
        onChange={type => onChange({ ...entity, type })}
      />
    </Field>
  )
}

export function MentionPart({
  mention,
  onChange,
}: {
  mention: Mention
  onChange: (mention: Mention) => void
}) {
  const entity = useEntity(mention.entity)
  return (
    <Field label="Entity" beside>
      <Combobox<EntityId>
        value={
          entity ? { value: entity.id, label: entity.name, mark: <EntityMark type={entity.type} /> } : null
        }
        choices={entityChoices}
        search="Find an entity"
        placeholder="Not known yet"
        none="Not known yet"
        onChange={to => onChange({ ...mention, entity: to })}
      />
    </Field>
  )
}

interface LinkPartProps {
  part: string
  link: EvidenceLink
  onChange: (link: EvidenceLink) => void
}

export function LinkPart({ part, link, onChange }: LinkPartProps) {
  const stances = useWorkbench(state => state.head?.stances ?? [])
  switch (part) {
    case 'stance':
      return (
        <Field label="Stance" beside>
          <Select<StanceId>
            value={link.stance}
            none="No stance yet"
            choices={stances.map(({ id, name, meaning }) => ({
              value: id,
              label: name,
              mark: <StanceMark meaning={meaning} />,
            }))}
            onChange={stance => onChange({ ...link, stance })}
          />
        </Field>
      )
    case 'confidence':
      return (
        <Field label="Confidence" hint="0 to 100, empty where you cannot say" beside>
          <NumberField
            value={link.confidence}
            placeholder="Not said"
            onCommit={given =>
              onChange({
                ...link,
                confidence: given === null ? null : Math.round(Math.min(100, Math.max(0, given))),
              })
            }
          />
        </Field>
      )
    default:
      return (
        <Field label="Note">
          <TextArea value={link.note} rows={4} onChange={note => onChange({ ...link, note })} />
        </Field>
      )
  }
}
