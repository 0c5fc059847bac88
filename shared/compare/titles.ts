import { extent, quoteOf } from '../anchors/anchor'
import type { ArticleId } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Article, Claim, Entity, EvidenceLink, Mention } from '../model/records'
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
    case 'links':
      return endsOf(record as EvidenceLink, names).join(' ← ')
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

/** The two ends of a link, each in words: the claim, and its evidence. */
export function endsOf({ claim, target }: EvidenceLink, names: Names): readonly [string, string] {
  const evidence = target.kind === 'claim' ? claimTitle(names, target.claim) : quoteOf(target.spans)
  return [claimTitle(names, claim), evidence]
}

/** What tells a record from others of its kind at a glance: a claim's label, a link's stance; empty where nothing does. */
export function leadOf(table: TableName, record: AnyRecord, names: Names): string {
  switch (table) {
    case 'claims': {
      const { label } = record as Claim
      return (label && names.get('labels', label)?.name) || ''
    }
    case 'links': {
      const { stance } = record as EvidenceLink
      return (stance && names.get('stances', stance)?.name) || ''
    }
    case 'mentions': {
      const { entity } = record as Mention
      return (entity && names.get('entities', entity)?.name) || ''
    }
    case 'entities': {
      const { type } = record as Entity
      return (type && names.get('entityTypes', type)?.name) || ''
    }
    default:
      return ''
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
