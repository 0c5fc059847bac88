import { IndexedProject } from '#shared/model/indexed-project'
import type { Project } from '#shared/model/project'
import type { Article, Claim, Entity, Mention } from '#shared/model/records'
import type { IdOf, TableName, TableRecords } from '#shared/model/tables'
import { before, id, newArticle, newClaim, newEntity, newMention, scene } from '#shared/testing/scene'

/** A project that counts what is asked of it. */
export class CountingProject extends IndexedProject {
  readonly asked = { scans: 0, records: 0, texts: 0 }

  override all<T extends TableName>(table: T): Iterable<TableRecords[T]> {
    this.asked.scans++
    return super.all(table)
  }
  override get<T extends TableName>(table: T, id: IdOf<T>): TableRecords[T] | undefined {
    this.asked.records++
    return super.get(table, id)
  }
  override text(hash: Parameters<IndexedProject['text']>[0]): string | undefined {
    this.asked.texts++
    return super.text(hash)
  }
}

const made = { created: before, changed: null }
const byId = <R extends { readonly id: string }>(records: readonly R[]) =>
  new Map<never, R>(records.map(record => [record.id as never, record]))

/** The scene with that many articles, claims, entities and mentions; each article has a text of its own, `words` long. */
export function large(size: number, words = 20): CountingProject {
  const each = Array.from({ length: size }, (_, at) => at)
  const textOf = (at: number) => `Café number ${at}. ${'déjà vu '.repeat(words)}`
  const hash = (at: number) => at.toString(16).padStart(64, '0')
  const project = {
    ...scene(),
    articles: byId<Article>([
      ...scene().articles.values(),
      ...each.map(at => ({
        ...newArticle('dawn'),
        ...made,
        id: id<never>(`article-${at}`),
        title: `Report ${at}`,
        textHash: id<never>(hash(at)),
        length: textOf(at).length,
      })),
    ]),
    claims: byId<Claim>(each.map(at => ({ ...newClaim(`claim-${at}`, 'dawn', 'at dawn'), ...made }))),
    entities: byId<Entity>([
      ...scene().entities.values(),
      ...each.map(at => ({ ...newEntity(`entity-${at}`, `Name ${at}`), ...made })),
    ]),
    mentions: byId<Mention>(
      each.map(at => ({ ...newMention(`mention-${at}`, 'dawn', 'dawn', `entity-${at}`), ...made })),
    ),
    links: new Map(),
    texts: new Map([...scene().texts, ...each.map(at => [hash(at), textOf(at)] as const)]),
  }
  return new CountingProject(project as unknown as Project)
}
