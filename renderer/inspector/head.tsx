import { ChevronDown, ChevronUp, Ellipsis } from 'lucide-react'
import type { Claim } from '#shared/model/records'
import { keys } from '../annotate/keys'
import { deleteClaim, stepClaim } from '../annotate/marking'
import { pickClaim, useArticle } from '../store'
import { IconButton, Menu, useReadOnly } from '../widgets'
import styles from './inspector.module.css'
import { LabelSelect } from './label-select'

export function InspectorHead({ claim }: { claim: Claim }) {
  const readOnly = useReadOnly()
  const { shown } = useArticle(claim.article)
  const place = shown ? shown.claims.findIndex(({ id }) => id === claim.id) + 1 : 0
  return (
    <header className={styles.head}>
      <LabelSelect claim={claim} className={styles.label ?? ''} />
      <span className={styles.place}>
        {place > 0 && (
          <>
            <span className="unseen">In this article: claim </span>
            {place} of {shown?.claims.length}
          </>
        )}
      </span>
      <IconButton
        small
        icon={ChevronUp}
        label="Previous claim"
        keys={keys.previousClaim}
        onClick={() => void stepClaim(-1)}
      />
      <IconButton
        small
        icon={ChevronDown}
        label="Next claim"
        keys={keys.nextClaim}
        onClick={() => void stepClaim(1)}
      />
      <Menu
        label="What can be done with the claim"
        align="end"
        entries={[
          { label: 'Show in its article', run: () => pickClaim(claim, 'show') },
          'line',
          {
            label: 'Delete the claim',
            keys: keys.delete,
            danger: true,
            reason: readOnly ? 'read-only' : undefined,
            run: () => void deleteClaim(claim),
          },
        ]}
      >
        <IconButton small icon={Ellipsis} label="More" />
      </Menu>
    </header>
  )
}
