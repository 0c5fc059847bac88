import type { ComparisonHead, DifferenceKind, DifferenceRow } from '#shared/api/compare-views'
import { counted } from '#shared/model/counted'
import { inQuotes } from '#shared/model/in-quotes'
import { recordNames } from '#shared/model/table-nouns'
import { countedRecords } from '../../review'
import { call, reportProblem, undoing, useWorkbench, waitFor } from '../../store'
import { confirm, toast } from '../../widgets'
import { dayAndTime } from '../../widgets/dates'

/**
 * Puts differences back as they were in the snapshot: one, several, or all. The analyst is asked first where it is more
 * than one record, or where others have to come along. True once it is on disk.
 */
export async function restore(
  head: ComparisonHead,
  rows: 'all' | readonly DifferenceRow[],
): Promise<boolean> {
  const project = useWorkbench.getState().head?.path
  if (project === undefined) return false
  const keys = rows === 'all' ? rows : rows.map(({ key }) => key)
  const preview = await waitFor('Looking at what is to be restored', task =>
    call('comparisons.preview', { comparison: head.id, keys, task }),
  )
  if (!preview.ok) return refused(preview)
  const { cameAlong } = preview.value
  const [one] = rows === 'all' ? [] : rows
  const simple = one !== undefined && rows.length === 1 && cameAlong.length === 0
  if (!simple && !(await confirm(question(head, rows, cameAlong)))) return false
  const reply = await waitFor('Restoring', task =>
    call('comparisons.restore', { project, comparison: head.id, keys, task }),
  )
  if (!reply.ok) return refused(reply)
  const { restored } = reply.value
  toast({
    text: `Restored ${simple ? named(one) : counted(restored, 'difference')}${along(reply.value.cameAlong)}.`,
    action: undoing(),
  })
  return true
}

/** Who gave it up need not be told so. */
function refused(reply: { ok: false; problem: Parameters<typeof reportProblem>[0] }): false {
  if (reply.problem.code !== 'cancelled') reportProblem(reply.problem)
  return false
}

function question(
  head: ComparisonHead,
  rows: 'all' | readonly DifferenceRow[],
  cameAlong: readonly DifferenceRow[],
) {
  const then = head.from.at ? ` of ${dayAndTime(head.from.at)}` : ''
  const all = rows === 'all'
  const count = all ? head.summary.total : rows.length
  const what = all
    ? `The project becomes what it was in the snapshot${then}: ${sayCounts(head.summary.kinds)}.`
    : sayRows(rows)
  const others = cameAlong.length > 0 ? ` ${sayAlong(cameAlong)}` : ''
  return {
    title:
      count === 1
        ? 'Restore this difference?'
        : `Restore ${all ? 'all ' : ''}${counted(count, 'difference')}?`,
    text: `${what}${others} It can be undone.`,
    button: all ? 'Restore all' : 'Restore',
  }
}

const kindOrder = ['removed', 'changed', 'added'] as const
const does: Readonly<Record<DifferenceKind, [one: string, more: string]>> = {
  removed: ['comes back', 'come back'],
  changed: ['becomes what it was', 'become what they were'],
  added: ['goes again', 'go again'],
}

const verb = (kind: DifferenceKind, count: number) => does[kind][count === 1 ? 0 : 1]

/** “21 records come back, 3 records become what they were, 22 records go again”. */
function sayCounts(kinds: Readonly<Record<DifferenceKind, number>>): string {
  return kindOrder
    .filter(kind => kinds[kind] > 0)
    .map(kind => `${counted(kinds[kind], 'record')} ${verb(kind, kinds[kind])}`)
    .join(', ')
}

/** A sentence for each sort: “Claim “more artillery” comes back.” */
function sayRows(rows: readonly DifferenceRow[]): string {
  return kindOrder
    .map(kind => rows.filter(row => row.kind === kind))
    .flatMap(([first, ...more]) => {
      if (!first) return []
      const all = [first, ...more]
      return `${names(all)} ${verb(first.kind, all.length)}.`
    })
    .join(' ')
}

/** What comes along, by what it is and what becomes of it: “2 entities come back, so that nothing refers to …”. */
function sayAlong(rows: readonly DifferenceRow[]): string {
  const groups = new Map<string, DifferenceRow[]>()
  for (const row of rows) {
    const group = `${row.table} ${row.kind}`
    groups.set(group, [...(groups.get(group) ?? []), row])
  }
  const parts = [...groups.values()].flatMap(group => {
    const [first] = group
    if (!first) return []
    return `${countedRecords(first.table, group.length)} (${names(group, false)}) ${verb(first.kind, group.length)}`
  })
  return `Along with that ${parts.join(', ')}, so that nothing refers to what is not there.`
}

const named = (row: DifferenceRow) => `the ${recordNames[row.table].toLowerCase()} ${title(row)}`
const title = ({ title }: DifferenceRow) => inQuotes(title)

/** The first of them by name, and how many more there are. */
function names(rows: readonly DifferenceRow[], whole = true): string {
  const first = rows.slice(0, 3).map(row => (whole ? `${recordNames[row.table]} ${title(row)}` : title(row)))
  return rows.length > 3 ? `${first.join(', ')} and ${rows.length - 3} more` : first.join(', ')
}

function along(rows: readonly DifferenceRow[]): string {
  return rows.length === 0 ? '' : `, and ${counted(rows.length, 'record')} along with that`
}
