import { formatQuantity } from '#shared/claims/quantity'
import { countStances, sayStances } from '#shared/evidence/ends'
import type { Claim, EvidenceLink } from '#shared/model/records'
import { LabelName } from '../claims/label-mark'
import { meaningOf } from '../evidence/evidence-list'
import { cache, useRecord } from '../store'
import styles from './annotate.module.css'
import { shortClaim, shortened } from './short-claim'

const none = countStances([], () => null)

/** What the margin says of a claim: its label, its figure or wording, and how its evidence stands. */
export function ClaimCard({ claim, links }: { claim: Claim; links: readonly EvidenceLink[] }) {
  const label = useRecord('labels', claim.label)
  const counts = countStances(links, meaningOf)
  const others = sayStances({ ...counts, contradicts: 0 })
  const gist = claim.quantity ? formatQuantity(claim.quantity) : shortened(claim.wording, 48)
  return (
    <>
      <span className={styles.cardLabel}>
        <LabelName label={label} none="Unlabelled" />
        {claim.spans.length > 1 && <span className={styles.parts}> in {claim.spans.length} parts</span>}
      </span>
      {gist && <span className={styles.gist}>{gist}</span>}
      <span className={styles.evidence}>
        {counts.contradicts > 0 && (
          <span className={styles.contradicted}>
            {sayStances({ ...none, contradicts: counts.contradicts })}
          </span>
        )}
        {counts.contradicts > 0 && others && ' · '}
        {others || (counts.contradicts === 0 && 'no evidence yet')}
      </span>
    </>
  )
}

/** What the margin says of words that are evidence for a claim elsewhere. */
export function EvidenceMarginCard({ link }: { link: EvidenceLink }) {
  const stance = useRecord('stances', link.stance)
  const claim = useRecord('claims', link.claim) ?? cache.get('claims', link.claim)
  return (
    <>
      <span className={styles.cardLabel}>Evidence: {stance?.name ?? 'no stance yet'}</span>
      {claim && <span className={styles.gist}>{shortClaim(claim)}</span>}
    </>
  )
}
