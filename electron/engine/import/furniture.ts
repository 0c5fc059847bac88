import type { ProposedBlock } from '#shared/api/views'

/*
 * Lines that a page puts around an article. A wrong flag hides a sentence from the analyst, a missed one costs a key
 * stroke: so each pattern must fit the whole of a short line, and none fits what an article would say.
 */

const wholeLine: readonly (readonly [reason: string, line: RegExp])[] = [
  [
    'An advertisement’s mark',
    /^[-–—[(* ]*(advertisement|advertisment|advertorial|advert|ad|ads|sponsored|sponsored content|promoted|paid content|story continues below( advertisement)?|article continues (below|after)( this)?( ad(vertisement)?)?|anzeige|werbung|publicité|publicidad|pubblicità|реклама|إعلان|פרסומת|広告|광고)[-–—\])* :]*$/i,
  ],
  [
    'A share button',
    /^(share|tweet|pin it|email|e-mail|print|copy link|link copied!?|save|bookmark|whatsapp|facebook|twitter|telegram|linkedin|reddit|x)$/i,
  ],
  [
    'A share button',
    /^(share|tweet|email|print|save)( (this|the))? (article|story|post|page|on|via|with|by)\b[^.]{0,60}$/i,
  ],
  [
    'A share button',
    /^share this:?.{0,20}$|^(share|follow us|find us)( on)?:?((,|\s+(and|&))?\s+(facebook|twitter|x|whatsapp|telegram|linkedin|reddit|email|instagram|youtube|tiktok|threads|google news))+[.!:]?$/i,
  ],
  [
    'An invitation to subscribe',
    /^(subscribe|sign up|register)( now| today| here| free)?[.!:]?$|^(subscribe|sign up) (now |today |here )?(to|for) (our|the|this|my|a free|your free)\b.{0,40}\b(newsletter|newsletters|briefing|channel|updates|alerts|feed|podcast|edition|digest)\b.{0,120}$/i,
  ],
  [
    'An invitation to subscribe',
    /^(get|receive) (our|the|all the|all our|today’s|today's) .{0,60}\b(in your inbox|newsletter|delivered (straight )?to (you|your inbox))\b.{0,60}$|^(already a (subscriber|member)\??.{0,40}|(log|sign) in|create (an|a free) account|support our journalism.{0,60}|enter your e-?mail( address)?.{0,40})$/i,
  ],
  [
    'A cookie notice',
    /^(we|this (web)?site|our (web)?site)( and our partners)? uses? cookies\b.{0,300}$|^(accept|reject|allow|manage|decline)( all)?( cookies| preferences| consent)( settings)?$|^(accept all|reject all|cookie (settings|policy|preferences|notice))$/i,
  ],
  [
    'The comments’ heading',
    /^(leave|post|write|add|submit) (a|your) (comment|reply)(?![^:!.]{0,30}\b(?:was|were|is|and)\b)( here)?\s*([:!.].{0,100})?$|^((no|\d+) )?comments?( \(\d+\))?:?$|^no comments? (available|yet|so far|found)\b.{0,60}$|^(join|view) the (conversation|discussion|comments)[.!]?$|^comments (are|have been) (closed|disabled|turned off)\b.{0,60}$|^(log|sign) in to (leave a )?comment\b.{0,40}$|^be the first to comment[.!]?$/i,
  ],
  [
    'A photo credit',
    /^\W{0,2}(images?|photos?|photographs?|pictures?|video|graphic|illustration|foto|fotos|bild|фото|صورة)( (sources?|credits?|courtesy|by|of|via))?\s*(:|©|\(c\)).{1,120}$/i,
  ],
  [
    'A photo credit',
    /^(credits?|image credit|photo credit|courtesy)\s*:.{1,100}$|^©.{1,80}$|^\(?(ap|afp|reuters|epa|getty|getty images|pap|dpa|east news|tass|yonhap|kyodo|xinhua)( photo| images?)?\s*[/|].{1,80}$|^(photo|image|picture)s? by [^.]{1,60}$|^getty images\b.{0,40}$/i,
  ],
  [
    'A copyright line',
    /^(copyright|\(c\)|©)\s*(©|\(c\)|\d{4}|:).{0,120}$|^.{0,80}\ball rights reserved\b.{0,20}$/i,
  ],
  [
    'The page’s controls',
    /^(skip to (main )?(content|navigation)|back to top|go to top|menu|search|home|close|loading\.{0,3}|next( article| story)?|previous( article| story)?|read (full|the full) (article|story)|show more|load more|view all|click here|listen( to this (article|story))?( \(?\d+ min(utes?)?\)?)?|listen to article|play (audio|video)|text size|font size|terms (of use|and conditions|of service)|privacy( policy| notice)|contact us|about us|print this page)$/i,
  ],
  [
    'A reading time',
    /^(reading time:?\s*)?(about |~)?\d{1,3}[- ]?min(ute)?s?\.?( read| reading time)?$|^reading time:? .{1,20}$/i,
  ],
  ['A count of views or words', /^[\d,.]+[kKmM]? (views?|shares?|likes?|reads?|words|comments?)$/i],
  [
    'A label of the page',
    /^(tags|topics|keywords|filed under|categories|category|posted in|more about|in this story)\s*:.{0,200}$/i,
  ],
  [
    'A link to another article',
    /^[►▶→»>• ]*(read more|read also|also read|see also|see more|related|more on this|don['’]t miss|watch|recommended|must read|læs også|lesen sie auch|mehr zum thema|à lire aussi|lire aussi|lea también|czytaj także|читайте также|читайте також|اقرأ أيضا)\s*[:：|►▶→»].{2,180}$/i,
  ],
]

/** A heading under which only links to other articles follow. */
const linksHeading =
  /^[►▶→»>• ]*(keep reading|read more|read next|read also|also read|see also|more (stories|news|articles|on this story|from us)|related( (content|articles?|stories|story|news|posts?|topics|links|reading|coverage))?|you (may|might) (also )?(like|be interested in)|recommended( (for you|stories|articles|reading))?|most (read|popular|viewed|shared)|trending( now)?|popular( now| stories| posts)|latest (news|stories|articles)|top stories|up next|what to read next|editor['’]?s['’]? picks|around the web|from the web|mehr zum thema|à lire aussi|lea también|czytaj także|читайте также)\s*[:：.…]*$/i

/** Of these, what no article calls a section of its own. */
const surely =
  /^(keep reading|read also|also read|related (content|articles?|stories|posts?|links)|you (may|might) also like|recommended for you)\s*[:：.…]*$/i

/** Why each block looks like furniture, on the face of its words; null for text. What was flagged before stays so. */
export function flagFurniture(blocks: readonly ProposedBlock[]): readonly ProposedBlock[] {
  const flagged = blocks.map(block =>
    block.furniture ? block : { ...block, furniture: furnitureByWords(block.text) },
  )
  flagRepeats(flagged)
  flagCaptions(flagged)
  flagLinkLists(flagged)
  return flagged
}

function furnitureByWords(text: string): string | null {
  const line = text.trim()
  if (line === '' || line.length > 400 || line.includes('\n')) return null
  return wholeLine.find(([, pattern]) => pattern.test(line))?.[0] ?? null
}

type Flagged = { -readonly [K in keyof ProposedBlock]: ProposedBlock[K] }[]

/** A line that is said twice running: the first goes. */
function flagRepeats(blocks: Flagged): void {
  for (let i = 1; i < blocks.length; i++) {
    const [before, block] = [blocks[i - 1], blocks[i]]
    if (!before || !block || before.furniture || block.furniture || block.role === 'list') continue
    const line = block.text.trim()
    if (line.length <= 300 && line.length > 2 && sameWords(before.text, line))
      before.furniture = 'The next line, once more'
  }
}

/** The line said twice just before a photo credit is the picture's caption; a name alone after it, whoever took it. */
function flagCaptions(blocks: Flagged): void {
  for (let i = 2; i < blocks.length; i++) {
    const [doubled, caption, credit] = [blocks[i - 2], blocks[i - 1], blocks[i]]
    if (credit?.furniture !== 'A photo credit' || !caption || caption.furniture) continue
    if (doubled?.furniture === 'The next line, once more' && sameWords(doubled.text, caption.text)) {
      caption.furniture = 'The caption of a picture'
      caption.role = 'caption'
    }
  }
}

/** From a heading such as “Keep reading:” on, the lines that are links and not prose. */
function flagLinkLists(blocks: Flagged): void {
  for (let i = 0; i < blocks.length; i++) {
    const heading = blocks[i]
    if (!heading || !linksHeading.test(heading.text.trim())) continue
    const links: Flagged = []
    for (let j = i + 1; j < blocks.length && blocks[j] && looksLikeLink(blocks[j] as ProposedBlock); j++)
      links.push(blocks[j] as Flagged[number])
    const isTail = i + 1 + links.length === blocks.length
    const bulleted = links.length > 0 && links.every(link => isBulleted(link))
    // In mid-article only a list that shows it is one: a plain line there may be a heading of the text.
    if (!isTail && !bulleted && !(links.length === 0 && surely.test(heading.text.trim()))) continue
    heading.furniture ??= 'The heading of links to other articles'
    for (const link of links) link.furniture ??= 'A link to another article'
  }
}

function isBulleted(block: ProposedBlock): boolean {
  return block.furniture !== null || block.role === 'list' || /^\s*[•‣◦▪*·►▶→»–-]\s/.test(block.text)
}

function looksLikeLink(block: ProposedBlock): boolean {
  if (block.furniture) return true
  const line = block.text.trim()
  return line.length <= 200 && !/[.!:;,…][”"’')\]]?$/.test(line) && !line.includes('\n')
}

const sameWords = (a: string, b: string) => foldWords(a) === foldWords(b)

/** A line's words alone, for comparing headlines: case, spaces and the shape of quotes do not count. */
export function foldWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
