import { Command as Cmdk } from 'cmdk'
import { numeral } from '#shared/model/counted'
import { Progress } from '../../widgets'
import type { FindGroup } from './finds'
import styles from './palette.module.css'

/** How many finds of a kind are shown at first, and how many when more are asked for. */
export const perGroup = [6, 50, 200] as const

/** What has been found of each kind, and a row to see more of it. */
export function FindRows({
  groups,
  limit,
  choose,
  showMore,
}: {
  groups: readonly FindGroup[]
  limit: number
  choose: (run: () => void) => void
  showMore: (() => void) | null
}) {
  return groups.map(({ heading, total, finds }) => {
    const shown = finds.slice(0, limit)
    return (
      <Cmdk.Group
        key={heading}
        heading={total > shown.length ? `${heading} · ${numeral(total)} found` : heading}
      >
        {shown.map(({ key, icon, title, excerpt, about, go }) => (
          <Cmdk.Item key={key} value={key} className={styles.row} onSelect={() => choose(go)}>
            {icon}
            <span className={styles.says}>
              <span className={styles.title}>{title}</span>
              {excerpt && <span className={styles.excerpt}>{excerpt}</span>}
            </span>
            <span className={styles.about}>{about}</span>
          </Cmdk.Item>
        ))}
        {showMore && total > shown.length && (
          <Cmdk.Item value={`more ${heading}`} className={styles.more} onSelect={showMore}>
            Show more of the {numeral(total)} {heading.toLowerCase()}
          </Cmdk.Item>
        )}
      </Cmdk.Group>
    )
  })
}

/** How far a search has come, once it has taken a while; and for a screen reader, what has been found when it is over. */
export function SearchProgress({ done, groups }: { done: number | null; groups: readonly FindGroup[] }) {
  return (
    <>
      <div className={styles.progress}>
        {done !== null && done < 1 && <Progress label="Searching the project" value={done} />}
      </div>
      <div role="status" className="unseen">
        {done === 1 && groups.map(({ heading, total }) => `${heading}: ${numeral(total)} found. `)}
      </div>
    </>
  )
}
