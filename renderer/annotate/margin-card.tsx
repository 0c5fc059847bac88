import { formatQuantity } from '#shared/claims/quantity'
import { countStances, sayStances } from '#shared/evidence/ends'
import type { Claim, EvidenceLink } from '#shared/model/records'
import { LabelName } from '../claims/label-mark'
import { meaningOf } from '../evidence/evidence-list'
import { cache, useRecord } from '../store'
import { classes } from '../widgets'
import styles from './annotate.module.css'
import { shortClaim, shortened } from './short-claim'

/** What the margin says of a claim: its label, its figure or wording, and how its evidence stands. */
export function ClaimCard({ claim, links }: { claim: Claim; links: readonly EvidenceLink[] }) {
  const label = useRecord('labels', claim.label)
  const counts = countStances(links, meaningOf)
  const gist = claim.quantity ? formatQuantity(claim.quantity) : shortened(claim.wording, 48)
  return (
    <>
      <span className={styles.cardLabel}>
        <LabelName label={label} none="Unlabelled" />
        {claim.spans.length > 1 && <span className={styles.parts}> in {claim.spans.length} parts</span>}
      </span>
      {gist && <span className={styles.gist}>{gist}</span>}
      <span className={classes(styles.evidence, counts.contradicts > 0 && styles.contradicted)}>
        {sayStances(counts) || 'no evidence yet'}
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
      <span className={styles.cardLabel}>{stance?.name ?? 'evidence'}</span>
      {claim && <span className={styles.gist}>{shortClaim(claim)}</span>}
    </>
  )
}
