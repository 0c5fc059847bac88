import { Plus, Users } from 'lucide-react'
import { useState } from 'react'
import type { EntityFilter } from '#shared/api/contract'
import { numeral } from '#shared/model/counted'
import type { EntityId } from '#shared/model/ids'
import { KeptPanes } from '../shell/kept-panes'
import { newId, perform, setWorkspace, useNamedCalls, useWindowed, useWorkbench } from '../store'
import { Button, EmptyState, SearchField, Select } from '../widgets'
import styles from './entities.module.css'
import { EntityDetail } from './entity-detail'
import { EntityList } from './entity-list'

const sorts: readonly { value: EntityFilter['sort']; label: string }[] = [
  { value: 'name', label: 'By name' },
  { value: 'mentions', label: 'Most mentions' },
  { value: 'newest', label: 'Newest' },
]

/** The project's register of entities: the list at the left, the chosen one with its mentions and claims at the right. */
export default function EntitiesView() {
  const head = useWorkbench(state => state.head)
  const chosen = useWorkbench(state => state.workspace.entity)
  const [filter, setFilter] = useState<EntityFilter>({ text: '', types: [], sort: 'name' })
  const calls = useNamedCalls(JSON.stringify(filter))
  const list = useWindowed('entities.list', { filter }, undefined, calls)
  const choose = (entity: EntityId | null) => setWorkspace({ entity })
  if (!head) return null

  const add = async () => {
    const id = newId<EntityId>('entity')
    const name = filter.text.trim() || 'New entity'
    if (await perform({ kind: 'entity.create', entity: { id, name, type: null, aliases: [], note: '' } }))
      choose(id)
  }
  const register = (
    <div className={styles.register}>
      <header className={styles.head}>
        <h1>
          Entities <span className={styles.count}>{numeral(head.counts.entities)}</span>
        </h1>
        <Button small icon={Plus} onClick={() => void add()}>
          Add
        </Button>
      </header>
      <div className={styles.filters}>
        <SearchField
          label="Filter by name or alias"
          value={filter.text}
          onChange={text => setFilter({ ...filter, text })}
        />
        <div className={styles.pair}>
          <Select
            aria-label="Type"
            none="All types"
            value={filter.types[0] ?? null}
            onChange={type => setFilter({ ...filter, types: type ? [type] : [] })}
            choices={head.entityTypes.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            aria-label="Order"
            value={filter.sort}
            onChange={sort => sort && setFilter({ ...filter, sort })}
            choices={sorts}
          />
        </div>
      </div>
      {list.total === 0 ? (
        <Nothing filtered={head.counts.entities > 0} />
      ) : (
        <EntityList list={list} chosen={chosen} onChoose={choose} />
      )}
    </div>
  )
  return (
    <KeptPanes
      name="entities"
      panes={[
        { id: 'register', label: 'Entities', share: 28, min: 260, max: 480, content: register },
        {
          id: 'entity',
          label: 'Entity',
          share: 72,
          min: 420,
          content: chosen ? (
            <EntityDetail key={chosen} id={chosen} onGone={() => choose(null)} />
          ) : (
            <EmptyState icon={Users} title="No entity is chosen.">
              Choose one to see every place that mentions it and every claim that names it.
            </EmptyState>
          ),
        },
      ]}
    />
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState icon={Users} title="No entity fits the filter." />
  ) : (
    <EmptyState icon={Users} title="No entities yet.">
      Select a name in an article and press E to mark it as a mention and put its entity into the register.
    </EmptyState>
  )
}
