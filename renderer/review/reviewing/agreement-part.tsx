import { Scale } from 'lucide-react'
import { setView } from '../../store'
import { Button } from '../../widgets'
import styles from './review.module.css'

/** Where agreement is worked out: between all whose work stands in the project, once it does. */
export function AgreementPart() {
  return (
    <section className={styles.part} aria-labelledby="review-agreement">
      <h2 id="review-agreement">Agreement</h2>
      <p className={styles.quiet}>
        How far annotators agree who marked the same articles, and what is to be the gold standard.
      </p>
      <div className={styles.acts}>
        <Button small icon={Scale} onClick={() => setView('agreement')}>
          Agreement and adjudication
        </Button>
      </div>
    </section>
  )
}
