import { ChevronDown, ChevronUp, Ellipsis } from 'lucide-react'
import type { LabelId } from '#shared/model/ids'
import type { Claim } from '#shared/model/records'
import { keys } from '../annotate/keys'
import { deleteClaim, stepClaim } from '../annotate/marking'
import { LabelMark } from '../claims/label-mark'
import { unlabelled } from '../claims/words'
import { pickClaim, useArticle, useWorkbench } from '../store'
import { IconButton, Menu, Select, useReadOnly } from '../widgets'
import styles from './inspector.module.css'
import { setClaim } from './set-claim'

export function InspectorHead({ claim }: { claim: Claim }) {
  const readOnly = useReadOnly()
  const labels = useWorkbench(state => state.head?.labels ?? [])
  const { shown } = useArticle(claim.article)
  const place = shown ? shown.claims.findIndex(({ id }) => id === claim.id) + 1 : 0
  const choices = labels.map(label => ({
    value: label.id,
    label: label.name,
    mark: <LabelMark label={label} />,
    ...(label.key && { hint: label.key.toUpperCase() }),
  }))
  return (
    <header className={styles.head}>
      <Select<LabelId>
        aria-label="Label"
        className={styles.label ?? ''}
        value={claim.label}
        choices={choices}
        none={unlabelled}
        onChange={label => setClaim(claim, { label })}
      />
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
        onClick={() => stepClaim(-1)}
      />
      <IconButton
        small
        icon={ChevronDown}
        label="Next claim"
        keys={keys.nextClaim}
        onClick={() => stepClaim(1)}
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
