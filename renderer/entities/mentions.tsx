import { MapPin, Split } from 'lucide-react'
import { useState } from 'react'
import type { MentionRow } from '#shared/api/views'
import type { MentionId } from '#shared/model/ids'
import type { Entity } from '#shared/model/records'
import { openArticle, showEntity, useWindowed } from '../store'
import { Button, EmptyState, Field, Popover, TextField, VirtualList } from '../widgets'
import { splitOff } from './edits'
import styles from './entities.module.css'

/** Every mention in the articles' words. Several can be chosen, to be split off as an entity of their own. */
export function Mentions({ entity }: { entity: Entity }) {
  const list = useWindowed('entities.mentions', { id: entity.id })
  const [active, setActive] = useState<number | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<MentionId>>(new Set())
  const go = (index: number) => {
    const row = list.row(index)
    if (row) openArticle(row.article, row.orphaned ? {} : { range: { start: row.start, end: row.end } })
  }
  const activate = (index: number, how: { shift: boolean; mod: boolean }) => {
    const row = list.row(index)
    if (row) setChosen(nextChosen(chosen, row.id, how, rowsBetween(list.row, active ?? index, index)))
    setActive(index)
  }
  return (
    <section className={styles.section} aria-labelledby="mentions-title">
      <header className={styles.sectionHead}>
        <h2 id="mentions-title">
          Mentions <span className={styles.count}>{list.total ?? ''}</span>
        </h2>
        {chosen.size > 0 && <SplitOff key={chosen.size} entity={entity} mentions={[...chosen]} />}
      </header>
      {list.total === 0 ? (
        <EmptyState icon={MapPin} title="No mentions yet.">
          “Mark every mention…” finds its names in the articles.
        </EmptyState>
      ) : (
        <>
          <VirtualList
            label={`Mentions of ${entity.name}`}
            className={styles.mentions ?? ''}
            list={list}
            rowHeight={46}
            active={active}
            onActive={activate}
            onOpen={go}
            multiple
            chosen={index => chosen.has(list.row(index)?.id as MentionId)}
          >
            {row => row && <MentionLine row={row} />}
          </VirtualList>
          <p className={styles.hint}>
            Enter opens the article there. Ctrl or Shift chooses several, to split them off.
          </p>
        </>
      )}
    </section>
  )
}

function MentionLine({ row }: { row: MentionRow }) {
  return (
    <div className={styles.passage}>
      <div className={styles.words}>
        …{row.before}
        <mark>{row.quote}</mark>
        {row.after}…
      </div>
      <div className={styles.where}>{row.articleTitle}</div>
    </div>
  )
}

function SplitOff({ entity, mentions }: { entity: Entity; mentions: readonly MentionId[] }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const split = async () => {
    if (!name.trim()) return
    setOpen(false)
    const made = await splitOff(entity, name.trim(), mentions)
    if (made) showEntity(made)
  }
  return (
    <Popover
      label="Split off"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button small icon={Split}>
          Split off {mentions.length}…
        </Button>
      }
    >
      <div className={styles.split}>
        <Field label="Name of the new entity">
          <TextField
            value={name}
            onChange={setName}
            autoComplete="off"
            onKeyDown={event => event.key === 'Enter' && void split()}
          />
        </Field>
        <Button kind="primary" disabled={!name.trim()} onClick={() => void split()}>
          Split off
        </Button>
      </div>
    </Popover>
  )
}

/** A plain choice chooses one, Ctrl adds or takes away, Shift adds all between. */
export function nextChosen<Id>(
  chosen: ReadonlySet<Id>,
  id: Id,
  how: { shift: boolean; mod: boolean },
  between: readonly Id[],
): ReadonlySet<Id> {
  if (how.shift) return new Set([...chosen, ...between])
  if (!how.mod) return new Set([id])
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next
}

function rowsBetween(row: (index: number) => MentionRow | undefined, from: number, to: number): MentionId[] {
  const ids: MentionId[] = []
  for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
    const found = row(index)
    if (found) ids.push(found.id)
  }
  return ids
}
