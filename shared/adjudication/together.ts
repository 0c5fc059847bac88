import type { EntityId, Id } from '../model/ids'
import type { Project } from '../model/project'
import type { Article, Claim, Entity, EvidenceLink, Mention } from '../model/records'
import { type AnyRecord, schemeTables, type TableName } from '../model/tables'
import { folded } from '../search/words'

/** Which record of ours each record of theirs is, by id; of another name where they are the same by what they say. */
type Renaming = Map<string, string>

/**
 * Projects as one, for their annotators' work to be compared: ours, with whatever teammates' projects hold beside it.
 * Articles are the same by their text, parts of the scheme by id or else by name, entities by id or else by name and
 * type. A record that both have is taken as ours is. Nothing is left out because a name or a label differs.
 */
export function together(ours: Project, theirs: readonly Project[]): Project {
  const tables = Object.fromEntries(
    Object.entries(ours).map(([name, records]) => [name, new Map(records as ReadonlyMap<never, never>)]),
  ) as unknown as { [T in keyof Project]: Map<string, never> }
  const all = tables as unknown as Project
  const add = (table: TableName, record: AnyRecord) => {
    const records = tables[table] as unknown as Map<string, AnyRecord>
    if (!records.has(record.id)) records.set(record.id, record)
  }
  for (const project of theirs) {
    const named: Renaming = new Map()
    for (const annotator of project.annotators.values()) add('annotators', annotator)
    for (const table of schemeTables)
      for (const part of project[table].values()) {
        const known = all[table] as ReadonlyMap<string, { readonly id: string; readonly name: string }>
        const same = known.get(part.id) ?? [...known.values()].find(({ name }) => alike(name, part.name))
        if (same) named.set(part.id, same.id)
        else add(table, part as AnyRecord)
      }
    const byText = new Map([...all.articles.values()].map(({ textHash, id }) => [textHash, id]))
    for (const article of project.articles.values()) {
      const same = byText.get(article.textHash)
      named.set(article.id, same ?? freeName(all.articles, article.id))
      if (same) continue
      add('articles', { ...article, id: to(named, article.id) } as Article)
      tables.texts.set(article.textHash, (project.texts.get(article.textHash) ?? '') as never)
    }
    for (const entity of project.entities.values()) {
      const same = all.entities.get(entity.id) ?? [...all.entities.values()].find(sameEntity(entity, named))
      if (same) named.set(entity.id, same.id)
      else add('entities', { ...entity, type: entity.type && to(named, entity.type) })
    }
    for (const claim of project.claims.values()) add('claims', renamedClaim(claim, named))
    for (const mention of project.mentions.values()) add('mentions', renamedMention(mention, named))
    for (const link of project.links.values()) {
      const renamed = renamedLink(link, named)
      const { claim, target } = renamed
      if (all.claims.has(claim) && (target.kind === 'span' || all.claims.has(target.claim)))
        add('links', renamed)
    }
  }
  return all
}

const alike = (a: string, b: string) => folded(a) === folded(b)
const to = <I extends Id<string>>(named: Renaming, id: I): I => (named.get(id) as I | undefined) ?? id

/** An id that no other text bears: an article whose text was corrected on one side is another article here. */
function freeName(articles: ReadonlyMap<string, Article>, id: string): string {
  let name = id
  for (let turn = 2; articles.has(name); turn++) name = `${id.slice(0, 70)}.${turn}`
  return name
}

const sameEntity =
  (entity: Entity, named: Renaming) =>
  ({ name, type }: Entity): boolean =>
    alike(name, entity.name) && type === (entity.type && to(named, entity.type))

function renamedClaim(claim: Claim, named: Renaming): Claim {
  const entity = (id: EntityId) => to(named, id)
  return {
    ...claim,
    article: to(named, claim.article),
    label: claim.label && to(named, claim.label),
    attribution: claim.attribution && {
      ...claim.attribution,
      entity: claim.attribution.entity && entity(claim.attribution.entity),
    },
    entities: claim.entities.map(entity),
    attributes: Object.fromEntries(
      Object.entries(claim.attributes).map(([id, value]) => [to(named, id as Id<string>), value]),
    ),
  }
}

const renamedMention = (mention: Mention, named: Renaming): Mention => ({
  ...mention,
  article: to(named, mention.article),
  entity: mention.entity && to(named, mention.entity),
})

const renamedLink = (link: EvidenceLink, named: Renaming): EvidenceLink => ({
  ...link,
  stance: link.stance && to(named, link.stance),
  target:
    link.target.kind === 'span' ? { ...link.target, article: to(named, link.target.article) } : link.target,
})
