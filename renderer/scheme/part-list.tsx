import { ArrowDown, ArrowUp, Plus, Shapes } from 'lucide-react'
import { useState } from 'react'
import type { SchemeTable } from '#shared/model/tables'
import { useCommands } from '../shell/commands'
import {
  Button,
  classes,
  EmptyState,
  IconButton,
  Kbd,
  rowsOf,
  useReadOnlyReason,
  VirtualList,
} from '../widgets'
import { addPart, deletePart, movePart } from './edits'
import { PartEditor } from './part-editor'
import { PartMark } from './part-mark'
import { freshPart, partWords, type SchemePart } from './parts'
import styles from './scheme.module.css'

/** One table of the scheme: its parts at the left, the chosen one's fields at the right. */
export function PartList({ table, parts }: { table: SchemeTable; parts: readonly SchemePart[] }) {
  const [chosen, setChosen] = useState<string | null>(parts[0]?.id ?? null)
  const index = parts.findIndex(part => part.id === chosen)
  const part = parts[index] ?? parts[0]
  const words = partWords[table]
  const locked = useReadOnlyReason()

  const add = async () => {
    const fresh = freshPart(table, parts)
    if (await addPart(table, fresh)) setChosen(fresh.id)
  }
  const move = (by: number) => {
    const neighbour = part && parts[parts.indexOf(part) + by]
    if (part && neighbour) void movePart(table, part, neighbour)
  }

  const group = 'Scheme'
  const some = () => locked ?? (part !== undefined || `There is no ${words.one} yet.`)
  useCommands([
    {
      id: 'scheme.add',
      title: `Add ${words.one}`,
      group,
      keys: ['A'],
      when: () => locked ?? true,
      run: () => void add(),
    },
    {
      id: 'scheme.up',
      title: `Move the ${words.one} up`,
      group,
      keys: ['Alt+Up'],
      when: some,
      run: () => move(-1),
    },
    {
      id: 'scheme.down',
      title: `Move the ${words.one} down`,
      group,
      keys: ['Alt+Down'],
      when: some,
      run: () => move(1),
    },
    {
      id: 'scheme.delete',
      title: `Delete the ${words.one}…`,
      group,
      keys: ['Delete'],
      when: some,
      run: () => part && void deletePart(table, part),
    },
  ])

  const addButton = (
    <Button small icon={Plus} keys="A" reason={locked} onClick={() => void add()}>
      Add {words.one}
    </Button>
  )
  return (
    <div className={styles.columns}>
      <div className={styles.left}>
        <p className={styles.about}>{words.about}</p>
        <div className={styles.bar}>
          {addButton}
          <span className={styles.space} />
          <IconButton
            small
            icon={ArrowUp}
            label="Move up"
            reason={locked ?? (index > 0 ? undefined : 'It is the first.')}
            onClick={() => move(-1)}
          />
          <IconButton
            small
            icon={ArrowDown}
            label="Move down"
            reason={locked ?? (index >= 0 && index < parts.length - 1 ? undefined : 'It is the last.')}
            onClick={() => move(1)}
          />
        </div>
        {parts.length === 0 ? (
          <EmptyState icon={Shapes} title={`No ${words.title.toLowerCase()} yet.`} action={addButton} />
        ) : (
          <VirtualList
            label={words.title}
            className={styles.list ?? ''}
            list={rowsOf(parts)}
            rowHeight={36}
            active={part ? parts.indexOf(part) : null}
            onActive={at => setChosen(parts[at]?.id ?? null)}
          >
            {(row, _, { active }) =>
              row && (
                <span className={classes(styles.row, active && styles.current)}>
                  <PartMark part={row} />
                  <span className={styles.name}>{row.name}</span>
                  {'key' in row && row.key && <Kbd keys={row.key.toUpperCase()} />}
                </span>
              )
            }
          </VirtualList>
        )}
      </div>
      {part && (
        <PartEditor key={part.id} table={table} part={part} others={parts.filter(other => other !== part)} />
      )}
    </div>
  )
}
