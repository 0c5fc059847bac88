import { Check, CircleMinus, History, Wrench } from 'lucide-react'
import type { RescuePart } from '#shared/api/rescue-views'
import { groupOf, groupWords, partWords, rescueGroups } from '#shared/api/rescue-words'
import { numeral } from '#shared/model/counted'
import styles from './rescue.module.css'

const icons = {
  'left-out': CircleMinus,
  mended: Wrench,
  restored: History,
  kept: Check,
  history: CircleMinus,
}

/** What there is to say about the parts of a damaged project, what is lost first. */
export function RescueParts({ parts }: { parts: readonly RescuePart[] }) {
  return rescueGroups.map(group => {
    const own = parts.filter(part => groupOf(part) === group)
    const Icon = icons[group]
    if (own.length === 0) return null
    return (
      <section key={group} className={styles.group} data-group={group} aria-labelledby={`rescue-${group}`}>
        <h3 className={styles.heading} id={`rescue-${group}`}>
          <Icon size={15} aria-hidden="true" />
          {groupWords[group]}
          <span className={styles.count}>{numeral(own.length)}</span>
        </h3>
        <ul className={styles.list}>
          {own.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change; a place may be told of twice
            <Part key={index} part={part} />
          ))}
        </ul>
      </section>
    )
  })
}

function Part({ part }: { part: RescuePart }) {
  return (
    <li className={styles.part}>
      <p className={styles.words}>{partWords(part)}</p>
      <p className={styles.how}>
        {part.how} <span className={styles.where}>{part.where}</span>
      </p>
      {part.said.length > 0 && (
        <blockquote className={styles.said}>
          {[...new Set(part.said)].map(said => (
            <p key={said}>{said}</p>
          ))}
        </blockquote>
      )}
    </li>
  )
}
