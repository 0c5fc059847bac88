import type { Claim, Entity, EvidenceLink, Mention } from '#shared/model/records'
import type { Adjudication, Comment } from '#shared/model/review-records'
import type { AnyRecord, TableName } from '#shared/model/tables'

type IdHere = (table: TableName, id: string) => string

/** The record with every id that it has or refers to as it is here. */
export function renamed(table: TableName, record: AnyRecord, idHere: IdHere): AnyRecord {
  const made = { ...record, id: idHere(table, record.id), ...references(table, record, idHere) }
  return made as AnyRecord
}

function references(table: TableName, record: AnyRecord, idHere: IdHere): object {
  const optional = (of: TableName, id: string | null) => (id === null ? null : idHere(of, id))
  switch (table) {
    case 'entities':
      return { type: optional('entityTypes', (record as Entity).type) }
    case 'claims': {
      const { article, label, entities, attribution, attributes } = record as Claim
      return {
        article: idHere('articles', article),
        label: optional('labels', label),
        entities: [...new Set(entities.map(entity => idHere('entities', entity)))],
        attribution: attribution && { ...attribution, entity: optional('entities', attribution.entity) },
        attributes: Object.fromEntries(
          Object.entries(attributes).map(([id, value]) => [idHere('attributes', id), value]),
        ),
      }
    }
    case 'mentions': {
      const { article, entity } = record as Mention
      return { article: idHere('articles', article), entity: optional('entities', entity) }
    }
    case 'links': {
      const { claim, stance, target } = record as EvidenceLink
      return {
        claim: idHere('claims', claim),
        stance: optional('stances', stance),
        target:
          target.kind === 'claim'
            ? { ...target, claim: idHere('claims', target.claim) }
            : { ...target, article: idHere('articles', target.article) },
      }
    }
    case 'comments': {
      const { on } = record as Comment
      return { on: { ...on, id: idHere(on.table, on.id) } }
    }
    case 'adjudications':
      return { article: idHere('articles', (record as Adjudication).article) }
    default:
      return {}
  }
}
