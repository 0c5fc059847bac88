import { AtSign, Ellipsis, Highlighter } from 'lucide-react'
import type { EntityId, EntityTypeId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import type { Entity, Mention } from '#shared/model/records'
import { keys } from '../annotate/keys'
import { deleteMention, markEvery, namesFor } from '../annotate/mentions'
import { newEntity } from '../annotate/new-entity'
import { perform, showEntity, useEntity, useRecord, useWorkbench } from '../store'
import { Button, Combobox, Field, IconButton, Menu, Select, useReadOnly } from '../widgets'
import { CommentsSection } from './comments-section'
import { entityChoices } from './entity-choices'
import { EntityMark } from './entity-mark'
import { RecordFoot } from './foot'
import styles from './inspector.module.css'
import { useUnmarked } from './unmarked'

/** The picked mention: which entity its words refer to, and where else its names stand. */
export function MentionDetail({ mention }: { mention: Mention }) {
  const entity = useEntity(mention.entity)
  return (
    <div className={styles.claim}>
      <MentionHead mention={mention} entity={entity} />
      <MentionQuote mention={mention} />
      <div className={styles.section}>
        <EntityField mention={mention} entity={entity} />
        {entity && <TypeField entity={entity} />}
        {entity && entity.aliases.length > 0 && (
          <Field label="Also called" beside>
            <p className={styles.names}>{entity.aliases.join(' · ')}</p>
          </Field>
        )}
      </div>
      {entity && <MarkEvery mention={mention} />}
      <CommentsSection on={{ table: 'mentions', id: mention.id }} />
      <RecordFoot record={mention} made="Marked" />
    </div>
  )
}

function MentionHead({ mention, entity }: { mention: Mention; entity: Entity | undefined }) {
  const readOnly = useReadOnly()
  return (
    <header className={styles.head}>
      <h2 className={styles.kind}>
        <AtSign size={14} aria-hidden="true" /> Mention
      </h2>
      <Menu
        label="What can be done with the mention"
        align="end"
        entries={[
          ...(entity
            ? [{ label: 'Show in the register', run: () => showEntity(entity.id) }, 'line' as const]
            : []),
          {
            label: 'Delete the mention',
            keys: keys.delete,
            danger: true,
            reason: readOnly ? 'read-only' : undefined,
            run: () => void deleteMention(mention.id),
          },
        ]}
      >
        <IconButton small icon={Ellipsis} label="More" />
      </Menu>
    </header>
  )
}

function MentionQuote({ mention }: { mention: Mention }) {
  const article = useRecord('articles', mention.article)
  return (
    <blockquote className={styles.quote} dir={article?.direction} lang={article?.language || undefined}>
      <p>{mention.span.quote}</p>
    </blockquote>
  )
}

function EntityField({ mention, entity }: { mention: Mention; entity: Entity | undefined }) {
  const refer = (to: EntityId | null) =>
    void perform({ kind: 'mention.set', id: mention.id, patch: { entity: to } })
  return (
    <Field label="Entity" beside>
      <Combobox<EntityId>
        value={
          entity ? { value: entity.id, label: entity.name, mark: <EntityMark type={entity.type} /> } : null
        }
        choices={entityChoices}
        search="Find an entity, or name a new one"
        placeholder="Not known yet"
        none="Not known yet"
        typed={entity ? '' : mention.span.quote}
        create={{
          label: typed => `New entity “${typed}”`,
          run: typed => void newEntity(typed).then(id => id && refer(id)),
        }}
        onChange={refer}
      />
    </Field>
  )
}

function TypeField({ entity }: { entity: Entity }) {
  const types = useWorkbench(state => state.head?.entityTypes ?? [])
  return (
    <Field label="Type" beside>
      <Select<EntityTypeId>
        value={entity.type}
        none="No type"
        choices={types.map(({ id, name }) => ({ value: id, label: name, mark: <EntityMark type={id} /> }))}
        onChange={type => void perform({ kind: 'entity.set', id: entity.id, patch: { type } })}
      />
    </Field>
  )
}

/** Both ways to mark the other places of the entity's names, each with how many it would mark. */
function MarkEvery({ mention }: { mention: Mention }) {
  const names = namesFor(mention)
  const { here, everywhere } = useUnmarked(names, mention.article)
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>Mark every mention</h3>
      <MarkButton mention={mention} where="here" count={here} />
      <MarkButton mention={mention} where="everywhere" count={everywhere} />
      <p className={styles.quiet}>Looks for {names.map(name => inQuotes(name)).join(', ')}.</p>
    </div>
  )
}

interface MarkButtonProps {
  mention: Mention
  where: 'here' | 'everywhere'
  count: number | null
}

function MarkButton({ mention, where, count }: MarkButtonProps) {
  const readOnly = useReadOnly()
  return (
    <Button
      icon={Highlighter}
      keys={where === 'here' ? keys.markHere : keys.markEverywhere}
      reason={
        readOnly ? 'The project is read-only.' : count === 0 ? 'Every place is marked already.' : undefined
      }
      onClick={() => void markEvery(mention, where)}
    >
      <span className={styles.grow}>{where === 'here' ? 'In this article' : 'In all articles'}</span>
      <span className={styles.count}>{count ?? '…'}</span>
    </Button>
  )
}
