import type { TextHash } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Anchor, Article, EvidenceLink } from '../model/records'

/** What may be left without a place when its article is corrected: a claim, a mention, or the words a link leads to. */
interface Editioned {
  readonly edition?: TextHash | undefined
}

/** Whether a claim or mention has no place in its article as it is now: its spans lead into an earlier edition. */
export function isOrphan({ edition }: Editioned): boolean {
  return edition !== undefined
}

/** Whether the words that a link leads to are no longer in their article. */
export function leadsToOrphan({ target }: EvidenceLink): boolean {
  return target.kind === 'span' && isOrphan(target)
}

/** The text that spans lead into: the article's, or the earlier edition's. Undefined where the project has it not. */
export function textBehind(
  project: Pick<ProjectReader, 'text'>,
  article: Article,
  { edition }: Editioned,
): string | undefined {
  return project.text(edition ?? article.textHash)
}

/** The record without the mark of an orphan: its spans lead into its article as it is. */
export function placed<R extends Editioned>({ edition, ...record }: R): Omit<R, 'edition'> {
  return record
}

/** Whether two lists of spans hold the same words at the same places. */
export function quotesSame(a: readonly Anchor[], b: readonly Anchor[]): boolean {
  return a.length === b.length && a.every((span, i) => span.quote === b[i]?.quote)
}
