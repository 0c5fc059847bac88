import type { Problem } from '#shared/api/problem'

/** The first line of what is said where a project could not be folded and there is no window left: what was lost, by name. */
export function unfolded({ lost = [] }: Problem): string {
  const [first, ...others] = lost
  if (first === undefined) return 'The project file could not be brought up to date.'
  return others.length === 0 ? `Not kept: ${first}` : `Not kept: ${first}, and ${others.length} more`
}
