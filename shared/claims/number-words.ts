/* Reading an English figure: digits with separators, words, or both (“1.2 million”). */

const units = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  'seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ')
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const scales: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['m', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
])
const smalls: ReadonlyMap<string, number> = new Map([
  ...units.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, (index + 2) * 10] as const),
])

const smallWords = [...smalls.keys()].sort((a, b) => b.length - a.length).join('|')
const digits = String.raw`\d{1,3}(?:[,\u0020\u00a0\u2009\u202f]\d{3}(?!\d))+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?`
const wordRun = String.raw`(?:half\s+an?|an?(?=\s+(?:dozen|hundred|thousand|million|billion|trillion)\b)|${smallWords})(?:[\s-]+(?:and\s+)?(?:${smallWords}|hundred|thousand|million|billion|trillion|dozen)\b)*`
const scaleTail = String.raw`(?:\s*(?:k|m|mn|bn|tn)\b|[\s-]+(?:hundred|thousand|million|billion|trillion|dozen)\b)?`

/** The source of a regular expression that finds one figure; to be used with the flags `i` and `u`. */
export const figurePattern = String.raw`(?:(?:${digits})${scaleTail}|\b${wordRun}(?:\s+(?:hundred|thousand|million|billion|trillion|dozen)\b)*)`

/** The value of a figure as `figurePattern` finds it; null where it is not one. */
export function figureValue(figure: string): number | null {
  const words = figure.toLowerCase().trim()
  const written = new RegExp(`^(${digits})\\s*-?\\s*([a-z]*)$`).exec(words)
  if (!written) return wordsValue(words)
  const [, digitsWritten = '', scaleWritten = ''] = written
  const scale = scaleWritten ? scales.get(scaleWritten) : 1
  if (scale === undefined) return null
  const plain = /^\d{1,3}(\.\d{3}){2,}$/.test(digitsWritten)
    ? digitsWritten.replaceAll('.', '')
    : digitsWritten.replace(/[,\u0020\u00a0\u2009\u202f]/g, '')
  // A product such as 1.1 × 1e6 is off in the last binary place: nobody reports a millionth of a soldier.
  return Math.round(Number(plain) * scale * 1e6) / 1e6
}

function wordsValue(words: string): number | null {
  let total = 0
  let group: number | null = null
  for (const word of words.split(/[\s-]+/)) {
    const scale = scales.get(word)
    const small = smalls.get(word)
    if (word === 'and' || ((word === 'a' || word === 'an') && group !== null)) continue
    if (word === 'half') group = 0.5
    else if (word === 'a' || word === 'an') group = 1
    else if (small !== undefined) group = (group ?? 0) + small
    else if (scale === undefined) return null
    else if (scale <= 100) group = (group ?? 1) * scale
    else {
      total += (group ?? 1) * scale
      group = null
    }
  }
  return total + (group ?? 0)
}
