let numbers: Intl.NumberFormat | undefined

/** A number as it is written everywhere: `9`, `2,140`. */
export function numeral(count: number): string {
  // Made when it is first wanted: that takes some milliseconds, which the start can do without.
  numbers ??= new Intl.NumberFormat('en-GB')
  return numbers.format(count)
}

/** So many of a kind: `1 claim`, `2,140 claims`, `3 entities`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${numeral(count)} ${count === 1 ? one : many}`

/** The sign before a number below zero: a hyphen is shorter, and a line may end with it. */
export const minus = '\u2212'

/** A number with three places for people to read: `0.712`, `−0.050`. */
export const threePlaces = (value: number): string => value.toFixed(3).replace('-', minus)
