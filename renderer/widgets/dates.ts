const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const utcDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A moment in the analyst's own time: `2 Mar 2025, 16:20`. */
export function dayAndTime(moment: string): string {
  const at = new Date(moment)
  return `${day.format(at)}, ${time.format(at)}`
}

/** A calendar date as far as it is known: `2 Mar 2025`, `Mar 2025`, `2025`. No time zone moves it. */
export function calendarDate(date: string | null): string {
  if (!date) return ''
  if (date.length === 4) return date
  return (date.length === 7 ? month : utcDay).format(new Date(date.length === 7 ? `${date}-01` : date))
}
