import type { AnnotatorId } from '#shared/model/ids'
import type { Claim, Stamp } from '#shared/model/records'
import { setView, useRecord, useWorkbench } from '../store'
import { dayAndTime } from '../widgets/dates'
import styles from './inspector.module.css'

interface FootProps {
  record: Pick<Claim, 'article'> & { readonly created: Stamp; readonly changed: Stamp | null }
  /** What its author did: “Marked”. */
  made: string
}

/** Where it stands, who made it and who changed it last. */
export function RecordFoot({ record, made }: FootProps) {
  const article = useRecord('articles', record.article)
  const { created, changed } = record
  return (
    <footer className={styles.foot}>
      {article && <span>In “{article.title}”</span>}
      <span>
        {made} by <Name of={created.by} />, {dayAndTime(created.at)}
      </span>
      {changed && (
        <span>
          Changed by <Name of={changed.by} />, {dayAndTime(changed.at)}
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
