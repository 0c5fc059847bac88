import { placed, quotesSame } from '../anchors/orphan'
import type { TextHash } from '../model/ids'
import type { Anchor, Claim, EvidenceLink, Mention, Stamp } from '../model/records'
import type { Draft } from './draft'
import { missing } from './integrity'
import { type Refusal, refusal } from './refusal'
import type { PlacedSpan, ReviseBody } from './revise-body'

/**
 * Gives an article its corrected text. Spans that are placed get their new anchors; what is not placed keeps its old
 * ones, with the edition that they lead into. A record whose words have changed counts as changed; one that only
 * moved does not.
 */
export function reviseArticle(draft: Draft, body: ReviseBody, stamp: Stamp): Refusal | undefined {
  const article = draft.get('articles', body.id)
  if (!article) return missing(draft, 'articles', body.id)
  if (article.textHash === body.textHash)
    return refusal('pointless', `“${article.title}” has this very text already.`)
  const revision = new Revision(draft, body, article.textHash, stamp)
  const { textHash, length, words, outline } = body
  draft.put('articles', { ...article, textHash, length, words, outline, changed: stamp })
  return revision.carryOut()
}

class Revision {
  readonly #draft: Draft
  readonly #body: ReviseBody
  readonly #earlier: TextHash
  readonly #stamp: Stamp
  readonly #placed: ReadonlyMap<string, PlacedSpan>

  constructor(draft: Draft, body: ReviseBody, earlier: TextHash, stamp: Stamp) {
    this.#draft = draft
    this.#body = body
    this.#earlier = earlier
    this.#stamp = stamp
    this.#placed = new Map(body.placed.map(span => [`${span.table}/${span.id}`, span]))
  }

  carryOut(): Refusal | undefined {
    const { id } = this.#body
    let met = 0
    for (const claim of this.#draft.claimsIn(id)) met += this.#claim(this.#draft.get('claims', claim))
    for (const mention of this.#draft.mentionsIn(id))
      met += this.#mention(this.#draft.get('mentions', mention))
    for (const link of this.#draft.spanLinksIn(id)) met += this.#link(this.#draft.get('links', link))
    if (met === this.#placed.size) return undefined
    return refusal(
      'missing',
      'Something that was to be placed in the corrected text is no longer in the article.',
    )
  }

  /** 1 where the record was placed, 0 where it keeps its old spans. */
  #claim(claim: Claim | undefined): number {
    if (!claim) return 0
    const to = this.#placed.get(`claims/${claim.id}`)
    if (to?.table !== 'claims') {
      this.#draft.put('claims', this.#kept(claim))
      return 0
    }
    this.#draft.put('claims', { ...this.#stamped(claim, claim.spans, to.spans), spans: to.spans })
    return 1
  }

  #mention(mention: Mention | undefined): number {
    if (!mention) return 0
    const to = this.#placed.get(`mentions/${mention.id}`)
    if (to?.table !== 'mentions') {
      this.#draft.put('mentions', this.#kept(mention))
      return 0
    }
    this.#draft.put('mentions', { ...this.#stamped(mention, [mention.span], [to.span]), span: to.span })
    return 1
  }

  #link(link: EvidenceLink | undefined): number {
    if (link?.target.kind !== 'span') return 0
    const { target } = link
    const to = this.#placed.get(`links/${link.id}`)
    if (to?.table !== 'links') {
      this.#draft.put('links', { ...link, target: this.#kept(target) })
      return 0
    }
    const changed = quotesSame(target.spans, to.spans) ? link.changed : this.#stamp
    this.#draft.put('links', { ...link, changed, target: { ...placed(target), spans: to.spans } })
    return 1
  }

  #stamped<R extends Claim | Mention>(record: R, before: readonly Anchor[], after: readonly Anchor[]) {
    const changed = quotesSame(before, after) ? record.changed : this.#stamp
    return { ...placed(record), changed }
  }

  /** With the edition that its spans lead into; none where that is the text the article gets. */
  #kept<R extends { readonly edition?: TextHash | undefined }>(record: R): R {
    const edition = record.edition ?? this.#earlier
    if (edition === this.#body.textHash) return placed(record) as R
    return record.edition === edition ? record : { ...record, edition }
  }
}
