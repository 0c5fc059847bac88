import type { ClaimId } from '#shared/model/ids'
import { EvidenceList } from '../evidence/evidence-list'
import { useClaim } from '../store'
import { AttributeFields } from './attribute-fields'
import { ClaimFields } from './claim-fields'
import { EntityChips } from './entity-chips'
import { InspectorFoot } from './foot'
import { InspectorHead } from './head'
import styles from './inspector.module.css'
import { leaveField } from './leave-field'
import { NothingPicked } from './nothing-picked'
import { Quote } from './quote'

interface InspectorProps {
  claim: ClaimId | null
  /** Where Ctrl+Enter leads: back to the reader, or to the list. */
  onReturn: () => void
}

/** Everything that is known of the picked claim, to be read and corrected. */
export function Inspector({ claim: id, onReturn }: InspectorProps) {
  const claim = useClaim(id)
  return (
    <section
      className={styles.inspector}
      aria-label="Inspector"
      data-testid="inspector"
      onKeyDown={event => {
        if (!(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return
        event.preventDefault()
        event.stopPropagation()
        leaveField()
        onReturn()
      }}
    >
      {claim ? (
        <div key={claim.id} className={styles.claim}>
          <InspectorHead claim={claim} />
          <Quote claim={claim} />
          <ClaimFields claim={claim} />
          <AttributeFields claim={claim} />
          <EntityChips claim={claim} />
          <EvidenceList claim={claim} />
          <InspectorFoot claim={claim} />
        </div>
      ) : (
        <NothingPicked />
      )}
    </section>
  )
}
