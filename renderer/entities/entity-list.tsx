import type { EntityRow } from '#shared/api/views'
import { counted } from '#shared/model/counted'
import type { EntityId } from '#shared/model/ids'
import { useWorkbench, type Windowed } from '../store'
import { classes, entityIconOf, VirtualList } from '../widgets'
import styles from './entities.module.css'

interface EntityListProps {
  list: Windowed<EntityRow>
  chosen: EntityId | null
  onChoose: (entity: EntityId) => void
}

export function EntityList({ list, chosen, onChoose }: EntityListProps) {
  const types = useWorkbench(state => state.head?.entityTypes)
  const iconOf = (row: EntityRow) => entityIconOf(types?.find(type => type.id === row.type)?.icon ?? 'other')
  return (
    <VirtualList
      label="Entities"
      className={styles.list ?? ''}
      list={list}
      rowHeight={52}
      active={indexOf(list, chosen)}
      onActive={index => {
        const row = list.row(index)
        if (row) onChoose(row.id)
      }}
    >
      {row => {
        if (!row) return <div className={styles.row} />
        const Icon = iconOf(row)
        return (
          <div className={classes(styles.row, row.id === chosen && styles.chosen)}>
            <Icon size={16} aria-hidden="true" />
            <div className={styles.names}>
              <div className={styles.name}>{row.name}</div>
              <div className={styles.aliases}>{row.aliases.join(' · ') || ' '}</div>
            </div>
            <div className={styles.uses}>{usesOf(row)}</div>
          </div>
        )
      }}
    </VirtualList>
  )
}

/** Where the chosen entity stands among the rows that are here; null where it is not among them. */
function indexOf(list: Windowed<EntityRow>, chosen: EntityId | null): number | null {
  for (let index = 0; index < (list.total ?? 0); index++) {
    const row = list.row(index)
    if (row?.id === chosen) return index
  }
  return null
}

function usesOf({ mentions, claims }: EntityRow): string {
  const parts = [mentions > 0 ? counted(mentions, 'mention') : '', claims > 0 ? counted(claims, 'claim') : '']
  return parts.filter(Boolean).join(' · ') || 'unused'
}
