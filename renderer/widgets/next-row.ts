/** The row that a key goes to in a list of `total`, or null where the key is none of the list's. */
export function nextRow(key: string, active: number | null, total: number, page: number): number | null {
  if (total === 0) return null
  const within = (index: number) => Math.max(0, Math.min(total - 1, index))
  switch (key) {
    case 'ArrowDown':
      return active === null ? 0 : within(active + 1)
    case 'ArrowUp':
      return active === null ? total - 1 : within(active - 1)
    case 'PageDown':
      return within((active ?? 0) + page)
    case 'PageUp':
      return within((active ?? 0) - page)
    case 'Home':
      return 0
    case 'End':
      return total - 1
    default:
      return null
  }
}
