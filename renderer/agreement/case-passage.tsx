import type { CaseDetail } from '#shared/api/agreement-views'
import { useWorkbench } from '../store'
import styles from './case.module.css'
import { casePieces } from './case-pieces'
import { letterOf } from './words'

/** The article's words around a case: solid what all have marked, with the letters of those who did where not all have. */
export function CasePassage({ detail }: { detail: CaseDetail }) {
  const { passage, versions } = detail
  const labels = useWorkbench(state => state.head?.labels)
  const present = versions.flatMap(({ claim }, at) => (claim ? [at] : []))
  const named = new Set(versions.map(({ label }) => label).filter(Boolean))
  const [only] = named
  const tone = (named.size === 1 && labels?.find(({ id }) => id === only)?.colour) || 'slate'
  return (
    <p
      className={styles.text}
      dir="auto"
      style={{
        ['--tone' as string]: `var(--label-${tone})`,
        ['--tone-soft' as string]: `var(--label-${tone}-soft)`,
      }}
    >
      {passage.more[0] && <span className={styles.dots}>… </span>}
      {casePieces(passage).map(({ start, text, by }) =>
        by.length === 0 ? (
          text
        ) : (
          <mark key={start} className={by.length === present.length ? styles.all : styles.some}>
            {by.length < present.length && (
              <sup className={styles.by}>
                {by.map(letterOf).join('')}
                <span className="unseen"> marks: </span>
              </sup>
            )}
            {text}
          </mark>
        ),
      )}
      {passage.more[1] && <span className={styles.dots}> …</span>}
    </p>
  )
}
