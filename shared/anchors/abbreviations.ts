/*
 * Where a full stop ends no sentence. Intl.Segmenter breaks after every one that a capital follows; news prose
 * is full of “Gen. Brown”, “U.S. Army” and “Jan. 5, Varno”.
 */

const words = (list: string) => new Set(list.split(' '))

/** A name always follows. */
const titles = words(
  'Mr Mrs Ms Mx Dr Prof Rev Fr Hon Messrs Mme Mlle Hr Gen Lt Col Maj Capt Sgt Cpl Pvt Adm Cmdr Comdr Brig Cdr Sen Rep Reps Sens Gov Pres Amb Supt Det Insp Sec St Ste Mt Ft vs Vs cf Cf viz e.g E.g i.e I.e approx ca Ca z.B d.h bzw',
)
/** A number follows. */
const numbered = words(
  'No Nos no nos Nr Art art Fig Figs fig Eq Sec sec Ch ch Vol vol pp p para Para Reg Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec',
)
/** May end a sentence, and mostly does not. */
const mostlyInside = words(
  'Inc Corp Ltd Co Cos Bros Jr Sr Ave Blvd Rd Univ Dept Assn Intl Natl Ph.D M.D B.A M.A Ph',
)
/** What commonly opens a sentence, and seldom follows an abbreviation inside one. */
const openers = words(
  'The A An This That These Those It He She They We You I There Here His Her Their Its Our My In On At By For From With After Before When While If As But And Or So Then However Meanwhile Although Though Since Until Some Many Most All No Not What Who Why How Where Also Asked Both Even Only Such To During Under Over',
)
/** What follows a time of day in its own sentence. */
const afterTime =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|^(?:[A-Z]{2,4}T?|UTC|Eastern|Central|Pacific|Mountain|Moscow|Kyiv|Beijing|Greenwich)\b/u

/** Languages that write an ordinal number as a figure and a full stop. */
const ordinalLanguages = /^(?:de|da|nb|nn|no|fi|et|lv|cs|sk|sl|hr|sr|bs|pl|hu|is|tr)(?:-|$)/i

/**
 * Whether a full stop at the end of `before` leaves the sentence open, given what comes `after`. Neither has white
 * space at the joint; `language` is a BCP 47 tag.
 */
export function staysOpen(before: string, after: string, language: string): boolean {
  const token = /([\p{L}\p{M}\p{N}.]+)\.$/u.exec(before)?.[1]
  if (!token) return false
  const next = /^[\p{L}\p{M}’']+/u.exec(after.replace(/^[“"‘'([«]+/u, ''))?.[0] ?? ''
  const opens = openers.has(next)

  if (titles.has(token)) return true
  if (numbered.has(token)) return /^[\d#]/u.test(after)
  if (/^[ap]\.m$/iu.test(token)) return afterTime.test(after)
  if (mostlyInside.has(token)) return !opens
  // An initial (“George W. Brown”) or an acronym with its stops (“U.S. Army”).
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(token)) return !opens && /^[\p{Lu}\d]/u.test(after)
  if (/^\d{1,3}$/u.test(token)) return token === before.slice(0, -1) || ordinalLanguages.test(language)
  return false
}
