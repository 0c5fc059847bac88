import { extent, quoteOf } from '../anchors/anchor'
import type { ArticleId } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Article, Claim, EvidenceLink, Mention } from '../model/records'
import type { Adjudication, Comment, Decision } from '../model/review-records'
import type { AnyRecord, TableName } from '../model/tables'

/** What looks names up: one state of the project. */
export type Names = Pick<ProjectReader, 'get'>

/** A record in the analyst's words, looked up in the state that it is of. Not shortened. */
export function titleOf(table: TableName, record: AnyRecord, names: Names): string {
  switch (table) {
    case 'claims': {
      const { wording, spans } = record as Claim
      return wording || quoteOf(spans)
    }
    case 'mentions':
      return (record as Mention).span.quote
    case 'links': {
      const { claim, target } = record as EvidenceLink
      const end = target.kind === 'claim' ? claimTitle(names, target.claim) : quoteOf(target.spans)
      return `${claimTitle(names, claim)} ← ${end}`
    }
    case 'info':
    case 'articles':
      return (record as Article).title
    case 'comments':
      return (record as Comment).text
    case 'decisions':
      return (record as Decision).subject
    case 'adjudications': {
      const { gold, claims } = record as Adjudication
      const about = gold ?? claims[0]
      return about ? claimTitle(names, about) : 'an adjudication'
    }
    default:
      return (record as { readonly name: string }).name
  }
}

function claimTitle(names: Names, id: Claim['id']): string {
  const claim = names.get('claims', id)
  return claim ? titleOf('claims', claim, names) : 'a claim'
}

/** The article that a record is in, and where in it, in UTF-16 code units; of a link, where its claim is. */
export function whereOf(
  table: TableName,
  record: AnyRecord,
  names: Names,
): { readonly article: ArticleId; readonly start: number } | null {
  switch (table) {
    case 'articles':
      return { article: (record as Article).id, start: 0 }
    case 'claims': {
      const { article, spans } = record as Claim
      return { article, start: extent(spans).start }
    }
    case 'mentions': {
      const { article, span } = record as Mention
      return { article, start: span.start }
    }
    case 'adjudications':
      return { article: (record as Adjudication).article, start: 0 }
    case 'links': {
      const claim = names.get('claims', (record as EvidenceLink).claim)
      return claim ? whereOf('claims', claim, names) : null
    }
    default:
      return null
  }
}
