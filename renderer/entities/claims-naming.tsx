import { useState } from 'react'
import type { NamingClaimRow } from '#shared/api/views'
import { numeral } from '#shared/model/counted'
import type { Entity } from '#shared/model/records'
import { goToClaim, useWindowed, useWorkbench } from '../store'
import { NotRead, VirtualList } from '../widgets'
import styles from './entities.module.css'

/** CSS pixels. */
const rowHeight = 61
/** More are scrolled to. */
const shownAtOnce = 6

/** The claims that name the entity, among their entities or as the one who said it. */
export function ClaimsNaming({ entity }: { entity: Entity }) {
  const list = useWindowed('entities.claims', { id: entity.id })
  const [active, setActive] = useState<number | null>(null)
  if (list.total === null && list.failure)
    return <NotRead what={`The list of the claims that name ${entity.name}`} failure={list.failure} />
  if (!list.total) return null
  const go = (index: number) => {
    const row = list.row(index)
    if (row) void goToClaim(row.id)
  }
  return (
    <section className={styles.section} aria-labelledby="claims-title">
      <header className={styles.sectionHead}>
        <h2 id="claims-title">
          Claims that name it <span className={styles.count}>{numeral(list.total)}</span>
        </h2>
      </header>
      <div className={styles.claims} style={{ height: Math.min(list.total, shownAtOnce) * rowHeight + 2 }}>
        <VirtualList
          label={`Claims that name ${entity.name}`}
          list={list}
          rowHeight={rowHeight}
          active={active}
          onActive={(index, { press }) => (press ? go(index) : setActive(index))}
          onOpen={go}
        >
          {row => row && <ClaimLine row={row} />}
        </VirtualList>
      </div>
    </section>
  )
}

function ClaimLine({ row }: { row: NamingClaimRow }) {
  const label = useWorkbench(state => state.head?.labels.find(({ id }) => id === row.label)?.name)
  return (
    <div className={styles.claim}>
      <span className={styles.words}>{row.wording || row.quote}</span>
      <span className={styles.where}>
        {[label, row.said && 'said it', row.articleTitle].filter(Boolean).join(' · ')}
      </span>
    </div>
  )
}
