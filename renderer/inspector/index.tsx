import { useLayoutEffect, useRef, useState } from 'react'
import type { ClaimId, MentionId } from '#shared/model/ids'
import { EvidenceList } from '../evidence/evidence-list'
import { cache, useClaim, useFocus, useMounted, useRecord, useWorkbench } from '../store'
import { ReadOnly } from '../widgets'
import { AttributeFields } from './attribute-fields'
import { ClaimFields, NoteField } from './claim-fields'
import { CommentsSection } from './comments-section'
import { EntityChips } from './entity-chips'
import { RecordFoot } from './foot'
import { InspectorHead } from './head'
import styles from './inspector.module.css'
import { leaveField } from './leave-field'
import { MentionDetail } from './mention'
import { NothingPicked } from './nothing-picked'
import { Quote } from './quote'

interface InspectorProps {
  claim: ClaimId | null
  /** The mention that is picked, and shown in place of the claim. */
  mention?: MentionId | null
  /** Where Ctrl+Enter leads: back to the reader, or to the list. */
  onReturn: () => void
}

/** Everything that is known of the picked claim or mention, to be read and corrected. */
export function Inspector({ claim: picked, mention: mentionId = null, onReturn }: InspectorProps) {
  const { id, making } = useMade(picked)
  const section = useRef<HTMLElement>(null)
  // What cannot be touched cannot have the keyboard either.
  useLayoutEffect(() => {
    if (making && section.current?.contains(document.activeElement)) onReturn?.()
  }, [making, onReturn])
  const claim = useClaim(id)
  const readOnly = useWorkbench(state => Boolean(state.head?.readOnly))
  const mention = useRecord('mentions', mentionId)
  // Mentions come with their article, which may stand in no pane.
  useMounted('article', mention?.article ?? null)
  return (
    <section
      ref={section}
      className={styles.inspector}
      aria-label="Inspector"
      data-testid="inspector"
      inert={making}
      // Before the controls, for Enter opens some of them.
      onKeyDownCapture={event => {
        if (!(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return
        if ((event.target as Element).closest('[data-sends]')) return
        event.preventDefault()
        event.stopPropagation()
        leaveField()
        onReturn()
      }}
    >
      <ReadOnly value={readOnly}>
        {mention ? (
          <MentionDetail key={mention.id} mention={mention} />
        ) : claim ? (
          <div key={claim.id} className={styles.claim}>
            <InspectorHead claim={claim} />
            <Quote claim={claim} />
            <ClaimFields claim={claim} />
            <EntityChips claim={claim} />
            <EvidenceList claim={claim} />
            <AttributeFields claim={claim} />
            <NoteField claim={claim} />
            <CommentsSection on={{ table: 'claims', id: claim.id }} />
            <RecordFoot record={claim} made="Marked" />
          </div>
        ) : (
          <NothingPicked />
        )}
      </ReadOnly>
    </section>
  )
}

/** The claim that is picked. While it is being made, for a frame or two, the one before it, which is not to be touched. */
function useMade(picked: ClaimId | null): { id: ClaimId | null; making: boolean } {
  const isMade = useWorkbench(() => picked === null || cache.get('claims', picked) !== undefined)
  const making = useFocus(state => state.making.some(one => one.id === picked)) && !isMade
  const [made, setMade] = useState(picked)
  if (!making && made !== picked) setMade(picked)
  return { id: making ? made : picked, making }
}
