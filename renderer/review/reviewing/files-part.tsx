import type { ReviewedFile, ReviewHead } from '#shared/api/review-views'
import { counted } from '#shared/model/counted'
import { Button } from '../../widgets'
import { dayAndTime } from '../../widgets/dates'
import { showOver } from './review'
import styles from './review.module.css'

/** The files that are held against the project: whose they are, and what they have in common with it. */
export function FilesPart({ head: { files } }: { head: ReviewHead }) {
  return (
    <section className={styles.part} aria-labelledby="review-files">
      <h2 id="review-files">{files.length === 1 ? 'Their file' : 'Their files'}</h2>
      {files.map((file, at) => (
        <div key={file.path} className={styles.file}>
          <strong className={styles.fileName} title={file.path}>
            {file.fileName}
          </strong>
          <span className={styles.quiet}>
            {[file.annotators.join(', '), counted(file.operations, 'new operation')]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className={styles.quiet}>{baseWords(file)}</span>
          {file.notes.map(note => (
            <span key={note} className={styles.note}>
              {note}
            </span>
          ))}
          {file.base.kind === 'apart' && (
            <div className={styles.acts}>
              <Button small onClick={() => showOver({ mapping: at })}>
                What is what…
              </Button>
            </div>
          )}
        </div>
      ))}
    </section>
  )
}

function baseWords({ base }: ReviewedFile): string {
  if (base.kind === 'shared') return `Common base of ${dayAndTime(base.at)}`
  const { matched, unmatched } = base
  const others = unmatched > 0 ? `, ${unmatched} not` : ''
  return `Begun apart: ${counted(matched, 'article')} known here${others}`
}
