import { AtSign, BookUser, Highlighter, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { EntityId, EntityTypeId, MentionId } from '#shared/model/ids'
import type { Entity, Mention } from '#shared/model/records'
import { keys } from '../annotate/keys'
import { deleteMention, markEvery, namesFor } from '../annotate/mentions'
import { newEntity } from '../annotate/new-entity'
import { call, perform, showEntity, useEntity, useRecord, useWorkbench } from '../store'
import { Button, Combobox, Field, IconButton, Select } from '../widgets'
import { entityChoices } from './entity-choices'
import { EntityMark } from './entity-mark'
import { RecordFoot } from './foot'
import styles from './inspector.module.css'

/** The picked mention: which entity its words refer to, and where else the name stands. */
export function MentionPanel({ id }: { id: MentionId }) {
  const mention = useRecord('mentions', id)
  const entity = useEntity(mention?.entity ?? null)
  const article = useRecord('articles', mention?.article)
  if (!mention) return null
  const refer = (to: EntityId | null) => void perform({ kind: 'mention.set', id, patch: { entity: to } })
  return (
    <div className={styles.claim}>
      <header className={styles.head}>
        <h2 className={styles.kind}>
          <AtSign size={14} aria-hidden="true" /> Mention
        </h2>
        <span className={styles.place} />
        <IconButton
          small
          icon={Trash2}
          label="Delete the mention"
          keys={keys.delete}
          onClick={() => void deleteMention(id)}
        />
      </header>
      <blockquote className={styles.quote} dir={article?.direction} lang={article?.language || undefined}>
        <p>{mention.span.quote}</p>
      </blockquote>
      <div className={styles.section}>
        <Field label="Entity" beside>
          <Combobox<EntityId>
            value={
              entity
                ? { value: entity.id, label: entity.name, mark: <EntityMark type={entity.type} /> }
                : null
            }
            choices={entityChoices}
            search="Find an entity, or name a new one"
            placeholder="Not known yet"
            none="Not known yet"
            typed={entity ? '' : mention.span.quote}
            create={{
              label: typed => `New entity “${typed}”`,
              run: typed => void newEntity(typed).then(made => made && refer(made)),
            }}
            onChange={refer}
          />
        </Field>
        {entity && <TypeField entity={entity} />}
        {entity && (
          <Button small kind="quiet" icon={BookUser} onClick={() => showEntity(entity.id)}>
            Show in the register
          </Button>
        )}
      </div>
      {entity && <Elsewhere mention={mention} />}
      <RecordFoot record={mention} made="Marked" />
    </div>
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

/** Where the name stands and is not marked yet, here and in all articles, each with how many it would mark. */
function Elsewhere({ mention }: { mention: Mention }) {
  const here = useUnmarked(mention, 'here')
  const everywhere = useUnmarked(mention, 'everywhere')
  const where = everywhere && everywhere.articles > 1 ? ` · ${everywhere.articles} articles` : ''
  return (
    <div className={styles.section}>
      <h3 className={styles.title}>Mark every mention of this name</h3>
      <Button
        icon={Highlighter}
        keys={keys.markHere}
        reason={here?.places === 0 ? 'Every place here is marked.' : undefined}
        onClick={() => void markEvery(mention, 'here')}
      >
        <span className={styles.grow}>In this article</span>
        <span className={styles.count}>{here?.places ?? '…'}</span>
      </Button>
      <Button
        icon={Highlighter}
        keys={keys.markEverywhere}
        reason={everywhere?.places === 0 ? 'Every place is marked.' : undefined}
        onClick={() => void markEvery(mention, 'everywhere')}
      >
        <span className={styles.grow}>In all articles</span>
        <span className={styles.count}>{everywhere ? `${everywhere.places}${where}` : '…'}</span>
      </Button>
    </div>
  )
}

/** Counted again after each change of the project; null until it is known. */
function useUnmarked(mention: Mention, where: 'here' | 'everywhere') {
  const revision = useWorkbench(state => state.head?.revision)
  const [found, setFound] = useState<{ places: number; articles: number } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change may mark a place, or rename the entity
  useEffect(() => {
    let late = false
    const article = where === 'here' ? mention.article : null
    const names = [...namesFor(mention)]
    if (names.length === 0) return
    void call('entities.occurrences', { names, article }).then(
      reply => !late && reply.ok && setFound(reply.value),
    )
    return () => {
      late = true
    }
  }, [mention, where, revision])
  return found
}
