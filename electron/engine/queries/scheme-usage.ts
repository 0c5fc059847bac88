import type { ProjectReader } from '#shared/model/project'
import type { SchemeTable } from '#shared/model/tables'

export interface SchemeUsage {
  readonly claims: number
  readonly links: number
  readonly entities: number
}

/** How many records use a part of the scheme: what renaming, merging or deleting it would touch. */
export function schemeUsage(project: ProjectReader, table: SchemeTable, id: string): SchemeUsage {
  const count = <R>(records: Iterable<R>, uses: (record: R) => boolean) => {
    let total = 0
    for (const record of records) if (uses(record)) total++
    return total
  }
  const none = { claims: 0, links: 0, entities: 0 }
  switch (table) {
    case 'labels':
      return { ...none, claims: count(project.all('claims'), claim => claim.label === id) }
    case 'attributes':
      return { ...none, claims: count(project.all('claims'), claim => id in claim.attributes) }
    case 'entityTypes':
      return { ...none, entities: count(project.all('entities'), entity => entity.type === id) }
    case 'stances':
      return { ...none, links: count(project.all('links'), link => link.stance === id) }
  }
}
