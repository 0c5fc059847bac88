import { X } from 'lucide-react'
import { isOrphan } from '#shared/anchors/orphan'
import type { Claim } from '#shared/model/records'
import { useArticle, useRecord } from '../store'
import { IconButton, useReadOnly } from '../widgets'
import styles from './inspector.module.css'
import { useSetClaim } from './set-claim'

/** The words of the article, part by part. */
export function Quote({ claim }: { claim: Claim }) {
  const setClaim = useSetClaim()
  const label = useRecord('labels', claim.label)
  const { shown } = useArticle(claim.article)
  const removable = !useReadOnly() && claim.spans.length > 1 && !isOrphan(claim)
  return (
    <blockquote
      className={styles.quote}
      style={label ? { ['--mark' as string]: `var(--label-${label.colour})` } : {}}
      dir={shown?.article.direction}
      lang={shown?.article.language || undefined}
    >
      {isOrphan(claim) && <p className={styles.orphaned}>No place in this edition. Its words were:</p>}
      {claim.spans.map((span, at) => (
        <p key={span.start}>
          {span.quote}
          {removable && (
            <IconButton
              small
              className={styles.remove ?? ''}
              icon={X}
              label={`Remove part ${at + 1} of ${claim.spans.length} from the claim`}
              onClick={() => setClaim(claim, { spans: claim.spans.filter(other => other !== span) })}
            />
          )}
        </p>
      ))}
    </blockquote>
  )
}
