import { isOrphan, textBehind } from '#shared/anchors/orphan'
import type { EntityRow, MentionRow } from '#shared/api/views'
import type { EntityId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Entity } from '#shared/model/records'
import { folded } from '#shared/search/words'
import { perRecord } from './kept'
import { byName, count, entityRow } from './lists'
import { passage } from './passage'

const foldedNames = perRecord(({ name, aliases }: Entity) => [name, ...aliases].map(folded))

/** Entities whose name or alias fits, best first: the same, then beginning with it, then a word that does, then anywhere. */
export function suggestEntities(project: ProjectReader, text: string, limit: number): EntityRow[] {
  const wanted = folded(text).trim()
  const ranked: { rank: number; mentions: number; entity: Entity }[] = []
  for (const entity of project.all('entities')) {
    const rank = Math.min(...foldedNames(entity).map(name => rankOf(name, wanted)))
    if (Number.isFinite(rank)) ranked.push({ rank, mentions: count(project.mentionsOf(entity.id)), entity })
  }
  ranked.sort(
    (a, b) => a.rank - b.rank || b.mentions - a.mentions || byName.compare(a.entity.name, b.entity.name),
  )
  return ranked.slice(0, limit).map(({ entity }) => entityRow(project, entity))
}

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  if (name.includes(` ${wanted}`)) return 2
  if (name.includes(wanted)) return 3
  // “the Ministry of Defence” in the text finds “Ministry of Defence” in the register.
  return name.length > 2 && wanted.includes(name) ? 4 : Number.POSITIVE_INFINITY
}

export function entityMentions(
  project: ProjectReader,
  id: EntityId,
  offset: number,
  limit: number,
): { total: number; rows: MentionRow[] } {
  const mentions = [...project.mentionsOf(id)].flatMap(mention => project.get('mentions', mention) ?? [])
  const order = new Map([...project.all('articles')].map((article, index) => [article.id, index]))
  mentions.sort(
    (a, b) => (order.get(a.article) ?? 0) - (order.get(b.article) ?? 0) || a.span.start - b.span.start,
  )
  const rows = mentions.slice(offset, offset + limit).flatMap(mention => {
    const article = project.get('articles', mention.article)
    const text = article && textBehind(project, article, mention)
    if (!article || text === undefined) return []
    return [
      {
        id: mention.id,
        orphaned: isOrphan(mention),
        ...passage(article, text, mention.span.start, mention.span.end),
      },
    ]
  })
  return { total: mentions.length, rows }
}
