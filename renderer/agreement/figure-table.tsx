import type { Figure } from '#shared/api/agreement-views'
import { relianceWords, shownRange, shownValue, unitWords } from '#shared/report/report'
import { Tooltip } from '../widgets'
import styles from './figures.module.css'

/** Some figures, each with all that has to be said beside it. */
export function FigureTable({
  caption,
  figures,
  shown,
}: {
  caption: string
  figures: readonly Figure[]
  shown?: boolean
}) {
  return (
    <table className={styles.figures}>
      <caption className={shown ? styles.caption : 'unseen'}>{caption}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Value</th>
          <th scope="col">95 % interval</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(figure => (
          <FigureRow key={figure.id} figure={figure} />
        ))}
      </tbody>
    </table>
  )
}

function FigureRow({ figure }: { figure: Figure }) {
  const { name, value, interval, reliance, variant, reason } = figure
  const about = [
    variant,
    unitWords(figure),
    interval && `95 % of ${interval.resamples} draws`,
    reliance && relianceWords[reliance],
    reason && `undefined: ${reason}`,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <tr>
      <th scope="row">
        <Tooltip content={about}>
          <button type="button" className={styles.figureName}>
            {name}
            <span className="unseen">, {about}</span>
          </button>
        </Tooltip>
        <span className={styles.variant} aria-hidden="true">
          {reason ?? variant}
        </span>
      </th>
      <td className={styles.value} data-reliance={reliance ?? undefined}>
        {shownValue(value)}
      </td>
      <td className={styles.interval}>{interval ? shownRange(interval) : ''}</td>
    </tr>
  )
}
