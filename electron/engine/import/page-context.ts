/** Tells which elements of a page hold furniture. Looks the page through once, so that each question is cheap. */
export class PageContext {
  readonly #holders = new Set<Element>()
  readonly #prose = new Map<Element, number>()

  constructor(root: Element) {
    for (const element of root.querySelectorAll('h1, article, main, [itemprop=articleBody]')) {
      for (let at = element.parentElement; at && !this.#holders.has(at); at = at.parentElement)
        this.#holders.add(at)
    }
    for (const paragraph of root.querySelectorAll('p')) {
      if ((paragraph.textContent ?? '').length <= 200) continue
      for (let at = paragraph.parentElement; at; at = at.parentElement)
        this.#prose.set(at, (this.#prose.get(at) ?? 0) + 1)
    }
  }

  /** What an element's place on the page says of what it holds: why it is furniture, or null. */
  of(element: Element): string | null {
    const name = element.localName
    const role = (element.getAttribute('role') ?? '').toLowerCase()
    if (isHidden(element)) return 'Not shown on the page'
    const byRole = roles[role] ?? elements[name]
    if (byRole) return byRole
    if (name === 'footer') return isInArticle(element) ? 'The article’s foot' : 'The page’s foot'
    if (name === 'header' && !this.#holdsTheArticle(element) && !isInArticle(element))
      return 'The page’s head'
    const named = contextByName(element)
    if (named && !this.#holdsTheArticle(element)) return named
    return name === 'aside' || role === 'complementary' ? 'A box beside the article' : null
  }

  /** A wrapper whose name misleads: it holds the headline, the article, or many paragraphs of prose. */
  #holdsTheArticle(element: Element): boolean {
    return this.#holders.has(element) || (this.#prose.get(element) ?? 0) >= 4
  }
}

const roles: Readonly<Record<string, string>> = {
  navigation: 'The page’s navigation',
  menu: 'The page’s navigation',
  menubar: 'The page’s navigation',
  search: 'A form',
  form: 'A form',
  dialog: 'A notice over the page',
  alertdialog: 'A notice over the page',
  banner: 'The page’s head',
  contentinfo: 'The page’s foot',
}
const elements: Readonly<Record<string, string>> = {
  nav: 'The page’s navigation',
  form: 'A form',
  dialog: 'A notice over the page',
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')
}

function isInArticle(element: Element): boolean {
  return element.closest('article, main, [role=main], [itemprop=articleBody]') !== null
}

const word = (alternatives: string) => new RegExp(`(?:^|[-_ ])(?:${alternatives})(?:$|[-_ ])`, 'i')

const byName: readonly (readonly [string, RegExp])[] = [
  [
    'A cookie notice',
    word('cookies?|cookie-?(banner|bar|notice|consent)|consent|gdpr|onetrust.*|cmp-?(banner|container)'),
  ],
  [
    'An advertisement',
    word(
      'ads?|advert|adverts|advertisement|advertising|adsbygoogle|ad-?(slot|container|unit|wrapper|banner)|sponsored|dfp|promo|promotion',
    ),
  ],
  [
    'Share buttons',
    word('share|sharing|social|socials|share-?(bar|buttons|tools|links)|addtoany|sharedaddy'),
  ],
  ['Readers’ comments', word('comments|comment-?(list|section|form|area)|disqus|disqus_thread|respond')],
  [
    'Links to other articles',
    word(
      'related|related-?(articles|posts|content|stories|links)|recommended|recommendations|read-?(more|next|also)|more-?(stories|news|from)|most-?(read|popular|viewed)|trending|popular|outbrain|taboola|see-?also|up-?next',
    ),
  ],
  [
    'An invitation to subscribe',
    word(
      'newsletter|newsletter-?(signup|box|form)|subscribe|subscription|signup|sign-up|paywall|registration',
    ),
  ],
  [
    'The page’s navigation',
    word('nav|navbar|navigation|breadcrumbs?|pagination|pager|menu|toolbar|skip-?(link|to-content)'),
  ],
  ['A photo credit', word('credit|photo-?credit|image-?credit|img-?credit')],
]

function contextByName(element: Element): string | null {
  if (/^(html|body|main|article|h[1-6]|p|a|span|em|strong|b|i)$/.test(element.localName)) return null
  const names = `${element.getAttribute('class') ?? ''} ${element.id ?? ''}`.slice(0, 1_000)
  return names.trim() === '' ? null : (byName.find(([, pattern]) => pattern.test(names))?.[0] ?? null)
}
