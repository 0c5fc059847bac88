import { partName, partsOf } from '../merge/field-rules'
import { unitKey, unitPlace } from '../merge/unit'
import { deepEqual } from '../model/equal'
import type { Project } from '../model/project'
import type { Claim, EvidenceLink } from '../model/records'
import { type AnyRecord, tableNames } from '../model/tables'

/** What has come of merging some versions in one order. */
export interface End {
  readonly project: Project
  /** The keys of everything that was in conflict on the way. */
  readonly disputed: ReadonlySet<string>
}

const isPart = (key: string) => key.includes('#')
const recordOf = (key: string) => {
  const { table, id } = unitPlace(key)
  return unitKey(table, id, null)
}

/** Both orders report the same conflicts, leave the same open, and come to the same in all that is in no conflict. */
export function sameEnd(a: End, b: End, anywhere: ReadonlySet<string>, versions: number): void {
  const isThere = (key: string, { project }: End) => {
    const { table, id } = unitPlace(key)
    return project[table].has(id as never)
  }
  // A part of a record that is gone in the end is in conflict no more. Of three, two may differ in a part and the third in
  // whether the record is there: it is in conflict with its parts then.
  const isTold = (key: string, { disputed }: End) =>
    disputed.has(key) || (versions > 2 && disputed.has(recordOf(key)))
  const onlyIn = (one: End, other: End) =>
    [...one.disputed].filter(
      key => !isTold(key, other) && !(isPart(key) && !isThere(key, one) && !isThere(key, other)),
    )
  const only = [...onlyIn(a, b), ...onlyIn(b, a)]
  if (only.length > 0) throw new Error(`in conflict in one order only: ${only.join(', ')}`)
  if (versions === 2) sameDecisions(a.project, b.project)
  for (const table of tableNames) {
    if (table === 'decisions') continue
    const ids = new Set([...a.project[table].keys(), ...b.project[table].keys()] as string[])
    for (const id of ids) {
      if (anywhere.has(unitKey(table, id, null))) continue
      const [one, other] = [a, b].map(
        ({ project }) => project[table].get(id as never) as AnyRecord | undefined,
      )
      if (!one || !other) throw new Error(`${table}/${id} is there in one order only`)
      sameParts(table, id, one, other, anywhere)
    }
  }
}

/** Both have decided, and left open, the same: when, and in whose words, differs. */
function sameDecisions(a: Project, b: Project): void {
  const told = ({ decisions }: Project) =>
    [...decisions.values()]
      .map(({ id, subject, settled, code }) => [id, subject, settled, code].join(' '))
      .sort()
  if (!deepEqual(told(a), told(b)))
    throw new Error(`decided in one order ${told(a).join('; ')}, in the other ${told(b).join('; ')}`)
}

function sameParts(
  table: (typeof tableNames)[number],
  id: string,
  one: AnyRecord,
  other: AnyRecord,
  disputed: ReadonlySet<string>,
): void {
  const [parts, otherParts] = [partsOf(table, one), partsOf(table, other)]
  const ofRecord = unitKey(table, id, '')
  const settled = ![...disputed].some(key => key.startsWith(ofRecord))
  for (const part of new Set([...parts.keys(), ...otherParts.keys()])) {
    if (!isDisputed(table, id, part, one, disputed) && !deepEqual(parts.get(part), otherParts.get(part)))
      throw new Error(
        `${table}/${id} ${part} is ${JSON.stringify(parts.get(part))} in one order, ${JSON.stringify(otherParts.get(part))} in another`,
      )
  }
  const stamps = (record: AnyRecord) => {
    const { created, changed } = record as { created?: unknown; changed?: unknown }
    return [created, changed]
  }
  if (settled && !deepEqual(stamps(one), stamps(other)))
    throw new Error(`${table}/${id} is stamped ${JSON.stringify([stamps(one), stamps(other)])}`)
}

/**
 * Whether a part is in conflict, or hangs on what is: a member of a list on the others, for one that was merged into
 * another is the other; a place on the text that it is in.
 */
function isDisputed(
  table: (typeof tableNames)[number],
  id: string,
  part: string,
  record: AnyRecord,
  disputed: ReadonlySet<string>,
): boolean {
  const { field, member } = partName(table, part)
  if (disputed.has(unitKey(table, id, part))) return true
  if (member !== undefined) {
    const others = unitKey(table, id, `${field}.`)
    return [...disputed].some(key => key.startsWith(others))
  }
  const article = articleOf(record)
  return isPlace.has(part) && article !== undefined && disputed.has(unitKey('articles', article, 'text'))
}

const isPlace: ReadonlySet<string> = new Set(['spans', 'span', 'target'])

function articleOf(record: AnyRecord): string | undefined {
  const { article, target } = record as unknown as Partial<Claim & EvidenceLink>
  return article ?? (target?.kind === 'span' ? target.article : undefined)
}
