const particle = /^(de|del|della|di|da|van|von|der|den|ten|ter|la|le|al|el|bin|ibn|abu|ben|dos|du|y|of|the)$/
const initial = /^\p{Lu}[\p{L}\p{M}.'’-]*\.?$/u

const publisher =
  /\b(agency|broadcast\w*|bulletin|centre|center|chronicle|council|courier|daily|defen[cs]e|dispatch|express|gazette|globe|group|guardian|herald|institute|journal|ledger|magazine|mail|media|ministry|mirror|monitor|network|news\w*|notes|observer|office|online|outlook|post|press|radio|report\w*|review|service|standard|star|sun|telegraph|times|today|tribune|tv|view|voice|weekly|wire|world)\b/i

/** Whether these words could be a person's name: two to five, each with a capital, particles aside, and none of a paper’s. */
export function isPersonName(words: string): boolean {
  const parts = words.trim().split(/\s+/)
  if (parts.length < 2 || parts.length > 5 || words.length > 60 || publisher.test(words)) return false
  if (!initial.test(parts[0] ?? '') || !initial.test(parts.at(-1) ?? '')) return false
  return parts.every(part => particle.test(part) || initial.test(part))
}

const role =
  /^(staff( writer)?|(senior |chief |foreign |political |diplomatic |defen[cs]e |special )*(correspondent|reporter|editor|writer|analyst|contributor)s?|agencies|in [\p{Lu}][\p{L} -]{2,30}|for .{2,40}|[A-Z]{2,6}|Associated Press|Reuters)$/u

/** The names in a byline (“By Ann Lee and Tom Roe, Staff Writers” → “Ann Lee and Tom Roe, Staff Writers”); null if it is none. */
export function bylineOf(line: string): string | null {
  const text = line.trim()
  const said =
    /^(?:(?:written |reported |text |story )?by|von|par|por|автор:?|بقلم:?|מאת:?)\s+(.{3,120})$/iu.exec(
      text,
    )?.[1]
  if (!said || /[.!?:]$/.test(said)) return null
  const parts = said.split(/\s*(?:,|;|&|\||·|\s(?:and|und|et|y|и|та)\s)\s*/u).filter(part => part !== '')
  const unspaced = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(said)
  const names = unspaced ? said.split(/\s+/).length <= 5 : isPersonName(parts[0] ?? '')
  return names && parts.slice(1).every(part => unspaced || isPersonName(part) || role.test(part))
    ? said
    : null
}
