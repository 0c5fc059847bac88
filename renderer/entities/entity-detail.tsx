import { Merge, Plus, Search, Trash2 } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { EntityId, EntityTypeId } from '#shared/model/ids'
import type { Entity } from '#shared/model/records'
import { Comments } from '../comments'
import { perform, showEntity, useEntity, useWorkbench } from '../store'
import {
  Button,
  Chip,
  Combobox,
  EmptyState,
  entityIconOf,
  Field,
  ReadOnly,
  Select,
  TextArea,
  TextField,
  useReadOnly,
  useReadOnlyReason,
} from '../widgets'
import { ClaimsNaming } from './claims-naming'
import { deleteEntity, markEverywhere, mergeInto, otherEntities } from './edits'
import styles from './entities.module.css'
import { Mentions } from './mentions'

/** One entity: its names, type and note; where it is mentioned; which claims name it; merging, splitting, deleting. */
export function EntityDetail({ id, onGone }: { id: EntityId; onGone: () => void }) {
  const entity = useEntity(id)
  const readOnly = useWorkbench(state => Boolean(state.head?.readOnly))
  if (!entity) return <EmptyState icon={Search} title="This entity is no longer in the register." />
  return (
    <div className={styles.detail}>
      <ReadOnly value={readOnly}>
        <Names entity={entity} />
        <Acts entity={entity} onGone={onGone} />
        <div className={styles.fields}>
          <Comments on={{ table: 'entities', id }} quiet />
        </div>
      </ReadOnly>
      <Mentions entity={entity} />
      <ClaimsNaming entity={entity} />
    </div>
  )
}

function Names({ entity }: { entity: Entity }) {
  const types = useWorkbench(state => state.head?.entityTypes) ?? []
  const set = (patch: Partial<Pick<Entity, 'name' | 'type' | 'aliases' | 'note'>>) =>
    void perform({ kind: 'entity.set', id: entity.id, patch })
  return (
    <div className={styles.fields}>
      <div className={styles.pair}>
        <Field label="Name">
          <TextField value={entity.name} onCommit={name => name.trim() && set({ name: name.trim() })} />
        </Field>
        <Field label="Type">
          <Select<EntityTypeId>
            value={entity.type}
            none="No type"
            onChange={type => set({ type })}
            choices={types.map(({ id, name, icon, description }) => {
              const Icon = entityIconOf(icon)
              return {
                value: id,
                label: name,
                hint: description,
                mark: <Icon size={15} aria-hidden="true" />,
              }
            })}
          />
        </Field>
      </div>
      <Aliases aliases={entity.aliases} set={aliases => set({ aliases })} />
      <Field label="Note">
        <TextArea value={entity.note} onCommit={note => set({ note })} />
      </Field>
    </div>
  )
}

function Aliases({ aliases, set }: { aliases: readonly string[]; set: (aliases: string[]) => void }) {
  const [turn, setTurn] = useState(0)
  const readOnly = useReadOnly()
  const add = (written: string) => {
    const alias = written.trim()
    setTurn(turn + 1)
    if (alias && !aliases.includes(alias)) set([...aliases, alias])
  }
  return (
    <div>
      <Field label="Also called" hint="Other names it goes by in the articles. Enter adds one.">
        <TextField key={turn} value="" placeholder="Add a name…" onCommit={add} />
      </Field>
      {aliases.length > 0 && (
        <div className={styles.chips}>
          {aliases.map(alias => (
            <Chip
              key={alias}
              label={alias}
              onRemove={readOnly ? undefined : () => set(aliases.filter(other => other !== alias))}
            />
          ))}
        </div>
      )}
    </div>
  )
}

function Acts({ entity, onGone }: { entity: Entity; onGone: () => void }) {
  const others = useCallback((typed: string) => otherEntities(entity.id, typed), [entity.id])
  const reason = useReadOnlyReason()
  const merge = async (into: EntityId | null) => {
    if (into && (await mergeInto(entity, into))) showEntity(into)
  }
  return (
    <div className={styles.acts}>
      <Button icon={Plus} reason={reason} onClick={() => void markEverywhere(entity)}>
        Mark every mention…
      </Button>
      <Combobox<EntityId>
        value={null}
        search="Merge into which entity?"
        choices={others}
        onChange={into => void merge(into)}
        trigger={
          <Button icon={Merge} reason={reason}>
            Merge into…
          </Button>
        }
      />
      <Button
        kind="quiet"
        icon={Trash2}
        reason={reason}
        onClick={() => void deleteEntity(entity).then(gone => gone && onGone())}
      >
        Delete…
      </Button>
    </div>
  )
}
