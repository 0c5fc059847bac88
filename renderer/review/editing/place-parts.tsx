import type { Claim, EvidenceLink, Mention } from '#shared/model/records'
import { useWorkbench } from '../../store'
import { SpanField } from './span-field'

/** Where a claim begins and ends. A span is of the text that the article has now: what was of an earlier edition is no more. */
export function ClaimSpanPart({ claim, onChange }: { claim: Claim; onChange: (claim: Claim) => void }) {
  const label = useWorkbench(state => state.head?.labels.find(({ id }) => id === claim.label))
  const { edition, ...rest } = claim
  return (
    <SpanField
      label="Span"
      article={claim.article}
      spans={edition ? none : claim.spans}
      tone={label?.colour ?? 'slate'}
      pattern={label?.pattern ?? 'solid'}
      onChange={spans => onChange({ ...rest, spans: [...spans] })}
    />
  )
}

export function MentionSpanPart({
  mention,
  onChange,
}: {
  mention: Mention
  onChange: (mention: Mention) => void
}) {
  const { edition, ...rest } = mention
  return (
    <SpanField
      label="Span"
      article={mention.article}
      spans={edition ? none : [mention.span]}
      tone="slate"
      pattern="dotted"
      onChange={([span]) => span && onChange({ ...rest, span })}
    />
  )
}

/** The words that a link leads to. */
export function TargetSpan({
  link,
  onChange,
}: {
  link: EvidenceLink
  onChange: (link: EvidenceLink) => void
}) {
  const { target } = link
  if (target.kind !== 'span') return null
  return (
    <SpanField
      key={target.article}
      label="Evidence"
      article={target.article}
      spans={target.edition ? none : target.spans}
      tone="slate"
      pattern="dashed"
      onChange={spans =>
        onChange({ ...link, target: { kind: 'span', article: target.article, spans: [...spans] } })
      }
    />
  )
}

const none: readonly never[] = []
