import type { AnnotatorId } from '#shared/model/ids'
import type { Claim } from '#shared/model/records'
import { setView, useRecord, useWorkbench } from '../store'
import styles from './inspector.module.css'

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Who made the claim and who changed it last. */
export function InspectorFoot({ claim }: { claim: Claim }) {
  const article = useRecord('articles', claim.article)
  return (
    <footer className={styles.foot}>
      {article && <span>In “{article.title}”</span>}
      <span>
        Marked by <Name of={claim.created.by} />, {when.format(new Date(claim.created.at))}
      </span>
      {claim.changed && (
        <span>
          Changed by <Name of={claim.changed.by} />, {when.format(new Date(claim.changed.at))}
        </span>
      )}
      <button type="button" onClick={() => setView('history')}>
        Who did what and when
      </button>
    </footer>
  )
}

function Name({ of }: { of: AnnotatorId }) {
  const name = useWorkbench(state => state.head?.annotators.find(({ id }) => id === of)?.name)
  return <>{name ?? 'somebody who is not in this project'}</>
}
