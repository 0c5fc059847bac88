/** In code points. */
const most = 40

/**
 * Two values, each as much as a row holds. Where both are long and begin alike, what they begin with is left out, to the
 * word: it is not what differs.
 */
export function briefValues(one: string | null, other: string | null): readonly [string, string] {
  const from = alike(one ?? '', other ?? '')
  return [briefly(one, from), briefly(other, from)]
}

/** How many code units of the beginning both have, to the beginning of a word; 0 where either is short. */
function alike(one: string, other: string): number {
  if (Math.min(one.length, other.length) <= most) return 0
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  return one.lastIndexOf(' ', same - 1) + 1
}

function briefly(value: string | null, from: number): string {
  if (value === null) return 'not set'
  const points = [...value.slice(from)]
  const end = points.length > most ? `${points.slice(0, most - 1).join('')}…` : points.join('')
  return from > 0 ? `…${end}` : end
}
