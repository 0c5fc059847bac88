import { Link2 } from 'lucide-react'
import { countStances, sayStances } from '#shared/evidence/ends'
import type { Claim, EvidenceLink } from '#shared/model/records'
import { keys } from '../annotate/keys'
import styles from '../inspector/inspector.module.css'
import { cache, useFocus, useLinksOf } from '../store'
import { Button, useReadOnly } from '../widgets'
import { EvidenceCard } from './evidence-card'
import { startLinking } from './linking'

/** What other places say to the claim, and what the claim itself is evidence for. */
export function EvidenceList({ claim }: { claim: Claim }) {
  const readOnly = useReadOnly()
  const links = useLinksOf(claim.id)
  const evidence = links.filter(link => link.claim === claim.id)
  const others = links.filter(link => link.claim !== claim.id)
  return (
    <>
      <div className={styles.section}>
        <h3 className={styles.title}>
          Evidence
          {!readOnly && (
            <Button small kind="quiet" icon={Link2} keys={keys.link} onClick={() => linkTo(claim)}>
              Link
            </Button>
          )}
        </h3>
        {evidence.length > 0 && (
          <p className={styles.quiet}>{sayStances(countStances(evidence, meaningOf))}</p>
        )}
        {evidence.length === 0 && (
          <p className={styles.quiet}>
            No evidence yet.{!readOnly && ' Link what another place says to it.'}
          </p>
        )}
        <Cards claim={claim} links={evidence} />
      </div>
      {others.length > 0 && (
        <div className={styles.section}>
          <h3 className={styles.title}>Is itself evidence for</h3>
          <Cards claim={claim} links={others} />
        </div>
      )}
    </>
  )
}

function Cards({ claim, links }: { claim: Claim; links: readonly EvidenceLink[] }) {
  if (links.length === 0) return null
  return (
    <ul className={styles.cards}>
      {links.map(link => (
        <EvidenceCard key={link.id} claim={claim} link={link} />
      ))}
    </ul>
  )
}

export function meaningOf(link: EvidenceLink) {
  return (link.stance && cache.get('stances', link.stance)?.meaning) || null
}

function linkTo(claim: Claim): void {
  useFocus.setState({ selections: [null, null], pending: [] })
  startLinking(claim)
}
