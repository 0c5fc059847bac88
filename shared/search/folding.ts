/**
 * Characters that a search does not see: accents and points, the stretching of Arabic letters, soft hyphens, what joins
 * letters or turns their direction. Vowel signs of Indic scripts are letters here, not accents.
 */
const unseenSet =
  '\\u00ad\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a' +
  '\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff' +
  '\\u1dc0-\\u1dff\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\u20d0-\\u20ff\\ufe20-\\ufe2f\\ufeff'

/** A pattern of any number of characters that a search does not see. */
export const unseenPattern = `[${unseenSet}]*`
/** Of spaces between words with what is not seen among them; one of them at least is a space that is seen. */
export const spacePattern = `[^\\S\\ufeff][\\s${unseenSet}]*`
const unseen = new RegExp(`[${unseenSet}]`)
const everyUnseen = new RegExp(`[${unseenSet}]+`, 'g')

/**
 * What is in a text, as far as it matters to a search: no letters beyond Latin-1, so that few can stand for those that are
 * looked for; or such letters; or also what a search does not see, so that letters may be parted by it.
 */
export type TextKind = 'narrow' | 'wide' | 'parted'

/** Not what a printed page has besides letters: quotation marks, dashes, the signs of currencies. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: it is the ranges that count
const beyondNarrow = /[\u0100-\u200f\u202a-\u202e\u2060-\u209f\u20d0-\uffff]/

export function kindOf(text: string): TextKind {
  if (!beyondNarrow.test(text) && !text.includes('\u00ad')) return 'narrow'
  return unseen.test(text) ? 'parted' : 'wide'
}

/** The letters that are in a narrow text. */
export const narrowOf = (letters: string): string => letters.replace(/[\u0100-\u200f\u2060-\uffff]/g, '')

/** Letters that Unicode takes for letters of their own, as somebody types them who has none of them on the keyboard. */
const plainer: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
}
const everyPlainer = new RegExp(`[${Object.keys(plainer).join('')}]`, 'g')

/**
 * Lower case, without accents, in the plainest letters: for comparing only, since it does not keep offsets. Widths,
 * ligatures, and typographic quotes and dashes do not count either.
 */
export function folded(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(everyUnseen, '')
    .toLowerCase()
    .replace(everyPlainer, letter => plainer[letter] ?? letter)
    .normalize('NFC')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the range that counts
const ascii = /^[\u0000-\u007f]*$/
const isAscii = (text: string) => ascii.test(text)

/** What may stand in a text for what was folded. */
export interface Unfolded {
  /** Per folded code unit, the code units that fold to it. */
  readonly single: ReadonlyMap<string, string>
  /** Per two or three folded code units, the ligatures and letters that fold to them. */
  readonly several: ReadonlyMap<string, string>
}

/**
 * Where letters stand that fold to others: Latin, Greek, Cyrillic, Hebrew, Arabic with what a PDF makes of it, wide and
 * narrow forms. Few, because what a letter can stand for is looked for letter by letter.
 */
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x2af],
  [0x370, 0x58f],
  [0x590, 0x6ff],
  [0x1e00, 0x1fff],
  [0x2010, 0x2033],
  [0x2212, 0x2212],
  [0xfb00, 0xfdff],
  [0xfe70, 0xfefc],
  [0xff01, 0xff9d],
]

let made: Unfolded | undefined

/** Made when it is first asked for: some milliseconds. */
export function unfolded(): Unfolded {
  made ??= unfoldedAnew()
  return made
}

function unfoldedAnew(): Unfolded {
  const single = new Map<string, string>()
  const several = new Map<string, string>()
  for (const [first, last] of ranges)
    for (let code = first; code <= last; code++) {
      const letter = String.fromCharCode(code)
      const plain = folded(letter)
      if (plain === '' || /\s/.test(plain)) continue
      const table = plain.length === 1 ? single : several
      table.set(plain, (table.get(plain) ?? '') + letter)
    }
  return { single, several }
}
