const locales = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'pl',
  'cs',
  'uk',
  'ru',
  'tr',
  'ar',
  'ar-SY',
  'he',
  'fa-u-ca-gregory',
  'id',
]

const months = new Map<string, number>()
const days = new Set<string>()

for (const locale of locales) {
  for (const style of ['long', 'short'] as const) {
    for (let month = 0; month < 12; month++) {
      const moment = new Date(Date.UTC(2024, month, 14))
      const format = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
          .formatToParts(moment)
          .find(part => part.type === 'month')?.value ?? ''
      // Beside a day, Slavic languages decline the month's name.
      for (const name of [format({ month: style }), format({ month: style, day: 'numeric' })])
        remember(name, month + 1)
    }
    for (let day = 1; day <= 7; day++) {
      const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: style })
      days.add(fold(format.format(new Date(Date.UTC(2024, 0, day)))))
    }
  }
}
for (const [name, month] of [
  ['sept', 9],
  ['febr', 2],
] as const)
  months.set(name, month)
for (const day of ['tues', 'weds', 'thur', 'thurs']) days.add(day)

function remember(name: string, month: number): void {
  const folded = fold(name)
  if (!/^[\p{L}\p{M} ]{3,}$/u.test(folded)) return
  // A name that means different months in two languages is no certain date; the first, and English comes first, keeps it.
  if (!months.has(folded)) months.set(folded, month)
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('.', '').trim()
}

const alternatives = (names: Iterable<string>) => [...names].sort((a, b) => b.length - a.length).join('|')

/** Matches a month's name in any of the languages, in lower case, long or short. */
export const monthPattern = `(?:ב)?(?:${alternatives(months.keys())})`
/** Matches a weekday's name in any of the languages, in lower case, long or short. */
export const weekdayPattern = `(?:יום )?(?:${alternatives(days)})`

/** 1–12 for a month's name that `monthPattern` matched. */
export function monthOf(name: string): number | null {
  return months.get(name) ?? months.get(name.replace(/^ב/, '')) ?? null
}
