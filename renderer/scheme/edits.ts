import { counted } from '#shared/model/counted'
import { inQuotes } from '#shared/model/in-quotes'
import type { SchemeTable } from '#shared/model/tables'
import { short } from '#shared/operations/describe'
import type { RequestedBody } from '#shared/operations/operation'
import { call, perform, undoing } from '../store'
import { confirm, toast } from '../widgets'
import { partWords, type SchemePart } from './parts'

/* What the scheme's editor does, as operations. The table's type and its records' go together, which only the caller knows. */

export function addPart(table: SchemeTable, record: SchemePart): Promise<boolean> {
  return perform({ kind: 'scheme.add', table, record } as RequestedBody)
}

export function setPart(table: SchemeTable, id: string, patch: object): Promise<boolean> {
  return perform({ kind: 'scheme.set', table, id, patch } as RequestedBody)
}

/** Swaps a part with its neighbour, as one operation. */
export function movePart(table: SchemeTable, part: SchemePart, neighbour: SchemePart): Promise<boolean> {
  return perform({
    kind: 'batch',
    title: `Moved the ${partWords[table].one} ${inQuotes(short(part.name))}`,
    operations: [
      { kind: 'scheme.set', table, id: part.id, patch: { order: neighbour.order } },
      { kind: 'scheme.set', table, id: neighbour.id, patch: { order: part.order } },
    ],
  } as RequestedBody)
}

/** Says how many records are affected, and merges when told to. */
export async function mergePart(table: SchemeTable, from: SchemePart, into: SchemePart): Promise<void> {
  const used = await usage(table, from.id)
  const agreed = await confirm({
    title: `Merge ${inQuotes(from.name)} into ${inQuotes(into.name)}?`,
    text: used
      ? `${used} will have ${inQuotes(into.name)} instead. ${inQuotes(from.name)} goes.`
      : `Nothing uses ${inQuotes(from.name)} yet; it goes.`,
    button: 'Merge',
  })
  if (
    agreed &&
    (await perform({ kind: 'scheme.merge', table, from: from.id, into: into.id } as RequestedBody))
  ) {
    toast({ text: `Merged ${inQuotes(from.name)} into ${inQuotes(into.name)}.`, action: undoing() })
  }
}

/** Says how many records are affected, and deletes when told to. What used the part stays, without it. */
export async function deletePart(table: SchemeTable, part: SchemePart): Promise<void> {
  const used = await usage(table, part.id)
  const agreed = await confirm({
    title: `Delete the ${partWords[table].one} ${inQuotes(part.name)}?`,
    text: used
      ? `${used} will lose it and stay otherwise as they are. To give them another, merge instead.`
      : 'Nothing uses it.',
    button: 'Delete',
    danger: true,
  })
  if (agreed && (await perform({ kind: 'scheme.delete', table, id: part.id } as RequestedBody))) {
    toast({ text: `Deleted the ${partWords[table].one} ${inQuotes(part.name)}.`, action: undoing() })
  }
}

/** How many records use a part, in words: “12 claims”; empty where none does. */
export async function usage(table: SchemeTable, id: string): Promise<string> {
  const reply = await call('scheme.usage', { table, id } as never)
  if (!reply.ok) return ''
  const { claims, links, entities } = reply.value
  const parts = [
    [claims, 'claim'],
    [links, 'evidence link'],
    [entities, 'entity'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => counted(count, noun, noun === 'entity' ? 'entities' : undefined))
    .join(', ')
}
