import { quoteOf } from '#shared/anchors/anchor'
import { formatQuantity } from '#shared/claims/quantity'
import { inQuotes } from '#shared/model/in-quotes'
import type { Claim } from '#shared/model/records'

/** A claim in a few words: its figure, else the analyst's wording, else its own words. */
export function shortClaim(claim: Claim, longest = 44): string {
  if (claim.quantity) return formatQuantity(claim.quantity)
  return claim.wording
    ? shortened(claim.wording, longest)
    : inQuotes(shortened(quoteOf(claim.spans), longest))
}

/** Cut at a word's end where it is too long. */
export function shortened(words: string, longest: number): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest)
  const space = cut.lastIndexOf(' ')
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/u, '')}…`
}
