import { monthOf, monthPattern, weekdayPattern } from './months'

/** A line that gives a date and nothing else. */
export interface DateLine {
  /** The date as far as it is certain: `2025-03-02`, `2025-03`, `2025`; null where even the year is not said. */
  readonly iso: string | null
  /** Whether the line says that this is when the article was changed, not when it appeared. */
  readonly updated: boolean
}

const label =
  /^(first published|published|publication date|posted|last updated|last modified|updated|modified|date|veröffentlicht|stand|publié|publicado|опубликовано|تاريخ النشر|نُشر|נشר|פורסם)(?: (?:on|at|am|le|el|في|ב))?\s*[:：]?\s*/u
const clock =
  '(?:um |at |à |в )?\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2})?(?:\\s*(?:am|pm|a\\.m\\.?|p\\.m\\.?|uhr|h))?'
const zone = '(?:\\s*\\(?(?:[a-z]{2,5}|utc|gmt)?(?:\\s*[+-]\\d{1,2}:?(?:\\d{2})?)?\\)?)?'
const time = new RegExp(`(?:\\s*[,|·•–—-]?\\s*${clock}${zone})$`, 'u')
const timeFirst = new RegExp(`^${clock}${zone}\\s*[,|·•–—-]?\\s+`, 'u')
const weekday = new RegExp(`^(?:${weekdayPattern})\\.?\\s*[,،]?\\s+`, 'u')
const day = '(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|-?го)?'
const of = '(?:de |of |del )?'
const year = '(\\d{4})(?:\\s?(?:г\\.?|года|року|р\\.))?'

const dayMonthYear = new RegExp(
  `^(?:the )?${day}\\s*[- ]?${of}(${monthPattern})\\.?,?[- ]?\\s*${of}${year}$`,
  'u',
)
const monthDayYear = new RegExp(`^(${monthPattern})\\.?\\s+${day},?\\s+${year}$`, 'u')
const monthYear = new RegExp(`^(${monthPattern})\\.?,?\\s+${of}${year}$`, 'u')
const dayMonth = new RegExp(`^(?:the )?${day}\\s+${of}(${monthPattern})\\.?$`, 'u')
const monthDay = new RegExp(`^(${monthPattern})\\.?\\s+${day}$`, 'u')

/** Reads a line that is a date, with or without label, weekday and time, in one of many written forms; null if it is not. */
export function readDateLine(line: string): DateLine | null {
  if (line.length > 120) return null
  let rest = western(line).toLowerCase().replace(/\s+/g, ' ').trim()
  const labelled = label.exec(rest)
  if (labelled) rest = rest.slice(labelled[0].length)
  const updated = /updated|modified|stand/.test(labelled?.[1] ?? '')
  rest = rest.replace(/[.,|]$/, '')
  const iso = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}/.test(rest) ? rest.slice(0, 10) : null
  if (iso) return dated(readDate(iso), updated)
  // Whole first: ‘mar.’ is March, but also Tuesday in French.
  const forms = [rest, rest.replace(time, ''), rest.replace(timeFirst, '')]
  for (const form of [...forms, ...forms.map(form => form.replace(weekday, '').replace(time, ''))]) {
    const found = readDate(form)
    if (found !== undefined) return dated(found, updated)
  }
  return null
}

const dated = (iso: string | null | undefined, updated: boolean): DateLine | null =>
  iso === undefined ? null : { iso, updated }

/** A partial ISO date; null for a date without its year; undefined where this is no date. Lower case expected. */
function readDate(words: string): string | null | undefined {
  const text = words.trim()
  let found = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?$/.exec(text)
  if (found) return join(found[1], found[3], found[4])
  found = /^(\d{4})-(\d{2})$/.exec(text)
  if (found) return join(found[1], found[2])
  found = /^(\d{4})\s?[年년.]\s?(\d{1,2})\s?[月월.]\s?(\d{1,2})\s?[日일.]?(?:\s?\(?[\p{L}]{1,3}\)?)?$/u.exec(
    text,
  )
  if (found) return join(found[1], found[2], found[3])
  found = dayMonthYear.exec(text)
  if (found) return join(found[3], monthOf(found[2] ?? ''), found[1])
  found = monthDayYear.exec(text)
  if (found) return join(found[3], monthOf(found[1] ?? ''), found[2])
  found = monthYear.exec(text)
  if (found) return join(found[2], monthOf(found[1] ?? ''))
  found = dayMonth.exec(text) ?? monthDay.exec(text)
  if (found) return null
  found = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text)
  if (found) return numeric(found[1], found[2], found[3], found[4])
  return undefined
}

/** 02.03.2025 is the second of March wherever it is written so; 02/03/2025 is not certain beyond its year. */
function numeric(a = '', mark = '', b = '', year = ''): string | undefined {
  if (mark === '.') return join(year, b, a)
  if (Number(a) > 12) return join(year, b, a)
  if (Number(b) > 12) return join(year, a, b)
  return a === b ? join(year, a, b) : join(year)
}

function join(year = '', month?: string | number | null, day?: string): string | undefined {
  if (Number(year) < 1000) return undefined
  if (month === undefined || month === null) return year
  const m = Number(month)
  if (m < 1 || m > 12) return undefined
  const upToMonth = `${year}-${String(m).padStart(2, '0')}`
  if (day === undefined) return upToMonth
  const d = Number(day)
  const real = new Date(Date.UTC(Number(year), m - 1, d))
  return real.getUTCMonth() === m - 1 && d > 0 ? `${upToMonth}-${String(d).padStart(2, '0')}` : undefined
}

/** Arabic-Indic and Persian digits as ASCII, and without the marks that steer direction. */
function western(text: string): string {
  return text
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\u0660-\u0669]/g, d => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, d => String(d.charCodeAt(0) - 0x6f0))
}

/** The certain part of a date as machines write it: the day as it was where the article was published. */
export function machineDate(value: string): string | null {
  return readDateLine(value.trim())?.iso ?? null
}
