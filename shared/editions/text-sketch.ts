import { wordsIn } from '../anchors/edition-tokens'

/** So many words make a run, and so many runs are kept of a text: likeness is exact where neither text has more. */
const width = 3
const mostRuns = 512
const pace = 2_000

/** What a text says, in short: the lowest of the figures that its runs of three words come to, ascending. */
export type TextSketch = readonly number[]

/** Sketches a text, in time linear in its length. Yields now and then. */
export function* sketchOf(text: string): Generator<undefined, TextSketch> {
  const lowest: number[] = []
  const last: number[] = []
  let seen = 0
  for (const word of wordsIn(text)) {
    last.push(figureOf(word))
    if (last.length > width) last.shift()
    if (last.length === width) keep(lowest, last.reduce(joined, 0))
    if (++seen % pace === 0) yield
  }
  if (last.length > 0 && last.length < width) keep(lowest, last.reduce(joined, 0))
  return lowest
}

/**
 * How much of their runs of three words two texts have in common, 0 (none) to 1 (all): twice the shared ones as a share
 * of both texts’. Of longer texts it is estimated, to within a few hundredths.
 */
export function textLikeness(a: TextSketch, b: TextSketch): number {
  let [i, j, shared, all] = [0, 0, 0, 0]
  while (all < mostRuns && (i < a.length || j < b.length)) {
    const [x, y] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY]
    if (x === y) shared++
    if (x <= y) i++
    if (y <= x) j++
    all++
  }
  return all === 0 ? 0 : (2 * shared) / (all + shared)
}

function keep(lowest: number[], figure: number): void {
  if (lowest.length === mostRuns && figure >= (lowest.at(-1) ?? 0)) return
  let [low, high] = [0, lowest.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lowest[middle] ?? 0) < figure) low = middle + 1
    else high = middle
  }
  if (lowest[low] === figure) return
  lowest.splice(low, 0, figure)
  if (lowest.length > mostRuns) lowest.pop()
}

function figureOf(word: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193)
  return value
}

/** Which runs are the lowest must not depend on what they say: every bit of a word tells in every bit of the figure. */
function joined(before: number, word: number): number {
  let value = Math.imul(before ^ word, 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
