import type { Article, Claim, Entity, EvidenceLink, Mention } from '#shared/model/records'
import { ArticlePart } from './article-part'
import { ClaimPart } from './claim-part'
import { EntityPart, LinkPart, MentionPart } from './other-parts'
import { ClaimSpanPart, MentionSpanPart } from './place-parts'
import { TargetPart } from './target-part'
import { type PartProps, WordsPart } from './words-part'

/** The field that one part of a record is written in; it writes into the record that it is given. */
export function PartEditor({ table, part, record, onChange }: PartProps) {
  switch (table) {
    case 'claims':
      if (part === 'spans') return <ClaimSpanPart claim={record as Claim} onChange={onChange} />
      return <ClaimPart part={part} claim={record as Claim} onChange={onChange} />
    case 'articles':
      return <ArticlePart part={part} article={record as Article} onChange={onChange} />
    case 'entities':
      if (part === 'type') return <EntityPart entity={record as Entity} onChange={onChange} />
      break
    case 'mentions':
      if (part === 'span') return <MentionSpanPart mention={record as Mention} onChange={onChange} />
      return <MentionPart mention={record as Mention} onChange={onChange} />
    case 'links':
      if (part === 'target') return <TargetPart link={record as EvidenceLink} onChange={onChange} />
      return <LinkPart part={part} link={record as EvidenceLink} onChange={onChange} />
  }
  return <WordsPart table={table} part={part} record={record} onChange={onChange} />
}
