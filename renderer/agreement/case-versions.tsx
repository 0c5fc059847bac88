import type { CaseDetail } from '#shared/api/agreement-views'
import { LabelMark } from '../claims/label-mark'
import { useWorkbench } from '../store'
import { classes } from '../widgets'
import { dayAndTime } from '../widgets/dates'
import styles from './case.module.css'
import { letterOf } from './words'

/** Every annotator's version side by side, field by field; what differs stands out, what stands in gold has a frame. */
export function CaseVersions({ detail }: { detail: CaseDetail }) {
  const { versions, fields, decided } = detail
  const labels = useWorkbench(state => state.head?.labels)
  return (
    <div className={styles.scroll}>
      <table className={styles.versions}>
        <caption className="unseen">Each annotator’s version</caption>
        <thead>
          <tr>
            <td />
            {versions.map(({ annotator, name, claim, at }, place) => (
              <th
                key={annotator}
                scope="col"
                data-gold={claim && decided?.gold.includes(claim) ? '' : undefined}
              >
                <span className={styles.letter}>{letterOf(place)}</span> {name}
                <span className={styles.at}>{at ? dayAndTime(at) : 'has marked nothing here'}</span>
                {claim && decided?.gold.includes(claim) && (
                  <span className={styles.gold}>stands in gold</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, name, differs, values }) => (
            <tr key={field}>
              <th scope="row">{name}</th>
              {values.map((value, place) => (
                <td
                  key={versions[place]?.annotator ?? place}
                  className={classes(differs && value !== null && styles.other)}
                  dir="auto"
                >
                  {field === 'label' && value !== null && (
                    <span className={styles.mark}>
                      <LabelMark label={labels?.find(({ id }) => id === versions[place]?.label)} />
                    </span>
                  )}
                  {value ?? (versions[place]?.claim ? <span className={styles.unset}>not set</span> : '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
