import type { LabelId } from '#shared/model/ids'
import type { Claim } from '#shared/model/records'
import { LabelMark } from '../claims/label-mark'
import { unlabelled } from '../claims/words'
import { useWorkbench } from '../store'
import { Select } from '../widgets'
import { useSetClaim } from './set-claim'

/** The claim's label, out of those of the scheme. */
export function LabelSelect({ claim, className }: { claim: Claim; className?: string }) {
  const setClaim = useSetClaim()
  const labels = useWorkbench(state => state.head?.labels ?? [])
  const choices = labels.map(label => ({
    value: label.id,
    label: label.name,
    mark: <LabelMark label={label} />,
    ...(label.key && { hint: label.key.toUpperCase() }),
  }))
  return (
    <Select<LabelId>
      aria-label="Label"
      {...(className && { className })}
      value={claim.label}
      choices={choices}
      none={unlabelled}
      onChange={label => setClaim(claim, { label })}
    />
  )
}
