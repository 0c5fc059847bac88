import type { Colour, Pattern } from '#shared/model/records'
import type { ReaderSpan } from '../props'
import { highlight } from './highlights'

/*
 * How spans look. Backgrounds are thin enough to mix where spans overlap; underlines run in lanes beneath one
 * another, and their pattern says the label without its colour. Custom properties come from the words they lie on,
 * so that both themes share one rule.
 */

/** Distance of an underline from the letters' base line, by lane. */
const laneOffset = ['0.27em', '0.46em', '0.64em'] as const

/** Lines of one weight to the eye: a double or wavy line is drawn thinner. */
const thickness: Record<Pattern, string> = {
  solid: 'max(2px, 0.1em)',
  double: 'max(1px, 0.05em)',
  dashed: 'max(2px, 0.1em)',
  dotted: 'max(2px, 0.11em)',
  wavy: 'max(1.25px, 0.065em)',
}

const underline = (colour: string, pattern: Pattern, width: string, lane: number) =>
  `text-decoration: underline ${pattern} ${colour} ${width};` +
  `text-decoration-skip-ink: none; text-underline-offset: ${laneOffset[lane] ?? laneOffset[2]};`

const wash = (colour: string, strength: string) =>
  `background-color: color-mix(in srgb, ${colour} var(${strength}), transparent);`

const label = (tone: Colour) => `var(--label-${tone})`

/** The highlight of a span whose underline runs in a lane. */
export function toneOf(span: Pick<ReaderSpan, 'kind' | 'tone' | 'pattern'>, lane: number): Highlight {
  if (span.kind === 'mention')
    return highlight(
      `mention-${lane}`,
      underline('var(--ink3)', 'dotted', 'max(1.5px, 0.08em)', lane),
      10 + lane,
    )
  if (span.kind === 'evidence')
    return highlight(
      `evidence-${span.tone}-${lane}`,
      wash(label(span.tone), '--tone-faint') +
        underline(label(span.tone), 'dashed', 'max(1px, 0.06em)', lane),
      20 + lane,
    )
  return highlight(
    `claim-${span.tone}-${span.pattern}-${lane}`,
    wash(label(span.tone), '--tone-soft') +
      underline(label(span.tone), span.pattern, thickness[span.pattern], lane),
    30 + lane,
  )
}

/** Laid over a span's own tone while it is selected or under the pointer. */
export function strongTone(span: Pick<ReaderSpan, 'kind' | 'tone'>): Highlight {
  return span.kind === 'mention'
    ? highlight('strong-mention', wash('var(--ink3)', '--tone-soft'), 50)
    : highlight(`strong-${span.tone}`, wash(label(span.tone), '--tone-strong'), 50)
}

/** A selection in a reader that does not have the focus. */
export const heldTone = () => highlight('held', wash('var(--accent)', '--tone-held'), 60)

/** The parts already picked for a discontinuous span. */
export const pendingTone = () =>
  highlight(
    'pending',
    wash('var(--accent)', '--tone-held') + underline('var(--accent)', 'dashed', 'max(2px, 0.1em)', 0),
    61,
  )
