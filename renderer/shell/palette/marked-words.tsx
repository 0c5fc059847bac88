import { Fragment } from 'react'
import type { Marked } from '#shared/search/marked'
import styles from './palette.module.css'

/** A text with the words that were looked for marked. */
export function MarkedWords({ text, marks }: Marked) {
  return (
    <>
      {marks.map(({ start, end }, at) => (
        <Fragment key={start}>
          {text.slice(marks[at - 1]?.end ?? 0, start)}
          <mark className={styles.hit}>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  )
}
