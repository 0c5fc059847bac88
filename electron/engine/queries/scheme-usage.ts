import type { ProjectReader } from '#shared/model/project'
import type { SchemeTable } from '#shared/model/tables'
import { unhurried } from '../storage/breathing'

export interface SchemeUsage {
  readonly claims: number
  readonly links: number
  readonly entities: number
}

/** How many records use a part of the scheme: what renaming, merging or deleting it would touch. */
export async function schemeUsage(
  project: ProjectReader,
  table: SchemeTable,
  id: string,
): Promise<SchemeUsage> {
  const none = { claims: 0, links: 0, entities: 0 }
  const count = <R>(records: Iterable<R>, uses: (record: R) => boolean) =>
    unhurried(counting([...records], uses))
  switch (table) {
    case 'labels':
      return { ...none, claims: await count(project.all('claims'), claim => claim.label === id) }
    case 'attributes':
      return { ...none, claims: await count(project.all('claims'), claim => id in claim.attributes) }
    case 'entityTypes':
      return { ...none, entities: await count(project.all('entities'), entity => entity.type === id) }
    case 'stances':
      return { ...none, links: await count(project.all('links'), link => link.stance === id) }
  }
}

/** How many records are looked at in a step. */
const together = 1_024

function* counting<R>(records: readonly R[], uses: (record: R) => boolean): Generator<undefined, number> {
  let total = 0
  for (const [at, record] of records.entries()) {
    if (uses(record)) total++
    if (at % together === together - 1) yield
  }
  return total
}
