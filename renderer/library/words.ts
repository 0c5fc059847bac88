import type { ArticleFilter } from '#shared/api/contract'
import { articleStatuses } from '#shared/model/choices'
import type { Choice } from '../widgets'
import { credibilityWords, reliabilityWords } from '../widgets'

type Status = (typeof articleStatuses)[number]

export const statusNames: Readonly<Record<Status, string>> = {
  new: 'New',
  reading: 'Being read',
  done: 'Done',
}
export const statusChoices: readonly Choice<Status>[] = articleStatuses.map(value => ({
  value,
  label: statusNames[value],
}))

export const sortNames: Readonly<Record<ArticleFilter['sort'], string>> = {
  added: 'In the order they were added',
  date: 'Newest first',
  title: 'By title',
  source: 'By source',
  claims: 'Most claims first',
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export const directionChoices: readonly Choice<'ltr' | 'rtl'>[] = [
  { value: 'ltr', label: 'Left to right' },
  { value: 'rtl', label: 'Right to left' },
]

const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  clipboard: 'pasted',
}

/** An encoding as people write it. */
export const encodingName = (encoding: string) => encodings[encoding] ?? encoding

export const reliabilityChoices = (['A', 'B', 'C', 'D', 'E', 'F'] as const).map(value => ({
  value,
  label: `${value} · ${capital(reliabilityWords[value])}`,
}))
export const credibilityChoices = credibilityWords.map((words, i) => ({
  value: String(i + 1),
  label: `${i + 1} · ${capital(words)}`,
}))

/** “English” for `en`; '' where the tag names no language that is known here. */
export function languageName(tag: string): string {
  try {
    const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag)
    return name ?? ''
  } catch {
    return ''
  }
}
