/* Dates known to the year, the month or the day, as they are stored (`2025-03-02`) and as people write them. */

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

/** `2 Mar 2025`, `Mar 2025`, `2025`: short, and the same wherever it is read. */
export function formatPartialDate(date: string): string {
  const [year = '', month, day] = date.split('-')
  const name = months[Number(month) - 1]?.slice(0, 3)
  return [day && String(Number(day)), month && name, year].filter(Boolean).join(' ')
}

/**
 * The partial date that was meant: `2 March 2025`, `March 2, 2025`, `3/2025`, `2025-03-02`, `02.03.2025`. Null for
 * nothing; undefined where it cannot be read. Of two bare numbers the first is the day.
 */
export function readPartialDate(written: string): string | null | undefined {
  const text = written.trim().toLowerCase()
  if (text === '') return null
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text)
  if (iso) return joined(iso[1], iso[2], iso[3])
  const numbers = /^(?:(\d{1,2})[-/.\s])?(\d{1,2})[-/.\s](\d{4})$/.exec(text)
  if (numbers) return joined(numbers[3], numbers[2], numbers[1])
  const words = text.split(/[\s,.]+/).filter(Boolean)
  const named = words.find(word => monthOf(word) !== undefined)
  const year = words.find(word => /^\d{4}$/.test(word))
  const day = words.find(word => /^\d{1,2}(?:st|nd|rd|th)?$/.test(word))
  if (!named || !year || words.length !== (day ? 3 : 2)) return undefined
  return joined(year, String(monthOf(named)), day?.replace(/\D/g, ''))
}

function monthOf(word: string): number | undefined {
  const at = word.length < 3 ? -1 : months.findIndex(month => month.toLowerCase().startsWith(word))
  const wanted = word === 'sept' ? 8 : at
  return wanted < 0 ? undefined : wanted + 1
}

function joined(year = '', month?: string, day?: string): string | undefined {
  const parts = [year, month?.padStart(2, '0'), month && day?.padStart(2, '0')].filter(Boolean)
  const date = parts.join('-')
  const whole = new Date(`${date}${'-01'.repeat(3 - parts.length)}T00:00:00Z`)
  return !Number.isNaN(whole.getTime()) && whole.toISOString().startsWith(date) ? date : undefined
}
