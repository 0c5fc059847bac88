import { blocksOf } from '../reading/blocks'
import { staysOpen } from './abbreviations'
import type { Range } from './ranges'
import { segmentsOf } from './segments'

/**
 * The text's sentences in order, without the white space around them. A paragraph's end, as
 * {@link blocksOf} has it, always ends a sentence; abbreviations, initials and figures do not. `locale` is a BCP 47
 * tag; one that is not known reads as English.
 */
export function sentencesOf(text: string, locale: string): Range[] {
  const language = known(locale)
  return blocksOf(text, [], '').flatMap(paragraph => sentencesIn(text, paragraph, language))
}

/** The text's words in order: without white space and punctuation, but with what belongs to a figure: `$5`, `40%`, `U.S.` */
export function wordsOf(text: string, locale: string): Range[] {
  const found: Range[] = []
  for (const { segment, index, isWordLike } of segmentsOf(text, known(locale), 'word')) {
    if (isWordLike) found.push(withItsSigns(text, index, index + segment.length))
    else if (/\p{Extended_Pictographic}/u.test(segment))
      found.push({ start: index, end: index + segment.length })
  }
  return found
}

function sentencesIn(text: string, paragraph: Range, language: string): Range[] {
  const words = text.slice(paragraph.start, paragraph.end).replaceAll('\n', ' ')
  const found: { start: number; end: number }[] = []
  for (const { segment, index } of segmentsOf(words, language, 'sentence')) {
    const trimmed = segment.trim()
    if (trimmed === '') continue
    const last = found.at(-1)
    const opening = last ? openingLeftBehind(words.slice(last.start, last.end)) : 0
    const start = last && opening > 0 ? last.end - opening : index + segment.indexOf(trimmed)
    if (last) last.end -= opening
    const end = index + segment.indexOf(trimmed) + trimmed.length
    if (last && goesOn(words.slice(last.start, last.end), words.slice(start, end), language)) last.end = end
    else found.push({ start, end })
  }
  return found.map(({ start, end }) => ({ start: paragraph.start + start, end: paragraph.start + end }))
}

/** How long an opening bracket is that was taken for a closing one, as in 「…。「…」; 0 where there is none. */
function openingLeftBehind(sentence: string): number {
  return /[.?!。？！؟]\p{Ps}+$/u.exec(sentence)?.[0].slice(1).length ?? 0
}

/** Whether `after` belongs to the sentence that seemed to end with `before`. */
function goesOn(before: string, after: string, language: string): boolean {
  // Dots and closing quotes on their own: “. . .”
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(after)) return true
  // “Why?” he asked.
  if (/^\p{Ll}/u.test(after) && /[?!.…][”"’')\]»]*$/u.test(before)) return true
  return staysOpen(before, after, language)
}

/** The word with a currency sign before it, a unit sign after it, and an acronym's last full stop. */
function withItsSigns(text: string, start: number, end: number): Range {
  const word = text.slice(start, end)
  if (/\p{N}/u.test(word)) {
    const from = /[\p{Sc}#]/u.test(text.charAt(start - 1)) ? start - 1 : start
    return { start: from, end: /[%‰°]/u.test(text.charAt(end)) ? end + 1 : end }
  }
  return { start, end: text.charAt(end) === '.' && /^(?:\p{L}\.)+\p{L}$/u.test(word) ? end + 1 : end }
}

/** The locale where it is one. English otherwise, not the machine's own: the same text has the same sentences everywhere. */
function known(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
