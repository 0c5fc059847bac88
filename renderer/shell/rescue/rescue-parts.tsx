import { Check, CircleMinus, History, Wrench } from 'lucide-react'
import { type RescuePart, rescueOutcomes } from '#shared/api/rescue-views'
import { outcomeWords, partWords } from '#shared/api/rescue-words'
import styles from './rescue.module.css'

const icons = { 'left-out': CircleMinus, mended: Wrench, restored: History, kept: Check }

/** What there is to say about the parts of a damaged project, what is lost first. */
export function RescueParts({ parts }: { parts: readonly RescuePart[] }) {
  return rescueOutcomes.map(outcome => {
    const own = parts.filter(part => part.outcome === outcome)
    const Icon = icons[outcome]
    if (own.length === 0) return null
    return (
      <section
        key={outcome}
        className={styles.group}
        data-outcome={outcome}
        aria-labelledby={`rescue-${outcome}`}
      >
        <h3 className={styles.heading} id={`rescue-${outcome}`}>
          <Icon size={15} aria-hidden="true" />
          {outcomeWords[outcome]}
          <span className={styles.count}>{own.length.toLocaleString('en-GB')}</span>
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
          {part.said.map(said => (
            <p key={said}>{said}</p>
          ))}
        </blockquote>
      )}
    </li>
  )
}
