import { ChangeBuilder, type Patch, patchingTo } from '#shared/model/change'
import { type AnnotatorId, mintId, type TextHash } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import { tableNames } from '#shared/model/tables'
import type { HistoryEntry } from '#shared/operations/history'
import type { Operation, RecordsPatch } from '#shared/operations/operation'
import { reducing } from '#shared/operations/reducer'
import { carriedOperations } from '#shared/provenance/carried-operations'
import { Heads } from '#shared/provenance/heads'
import { runningSha256, sha256 } from '../storage/text-hash'
import type { Replayed } from './history'

/** Who rescues, when, and the dice for an id. */
export interface Rescuer {
  readonly annotator: { readonly id: AnnotatorId; readonly name: string }
  readonly at: string
  readonly random: () => number
}

/**
 * The history of a rescued project. It ends with what the rescue itself did, as one operation of whoever rescued, so
 * that it makes exactly the project's records. Where nothing of the old history can be used, it begins with that. In
 * steps that others can come between.
 */
export function* writingHistory(
  project: IndexedProject,
  /** Its texts. */
  texts: ReadonlyMap<TextHash, string>,
  { history, project: replayed, lost }: Pick<Replayed, 'history' | 'project' | 'lost'>,
  title: string,
  rescuer: Rescuer,
  /** The chains of a version that had none are made; others are as they were. */
  chain: boolean,
): Generator<
  unknown,
  { readonly history: readonly HistoryEntry[]; readonly heads: ReturnType<Heads['copy']> }
> {
  const heads = new Heads(sha256)
  const kept: HistoryEntry[] = []
  for (const entry of replayed.size('info') === 1 ? history : []) {
    const link = chain ? { ...entry, operation: chained(entry.operation, heads, kept) } : entry
    kept.push(link)
    if (carriedOperations(link.operation).length > 0) yield* heads.settling(runningSha256)
    heads.push(link.operation)
    if (chain) yield* heads.settling(runningSha256)
    yield
  }
  const from = kept.length > 0 ? replayed : new IndexedProject({ ...emptyProject(), texts })
  const patch = yield* findingPatch(from, project)
  yield* heads.settling(runningSha256)
  if (Object.keys(patch).length === 0 && lost.size === 0) return { history: kept, heads: heads.copy() }
  const body: RecordsPatch =
    kept.length > 0
      ? { kind: 'records.patch', patch, title, ...(lost.size > 0 ? { lost: [...lost] } : {}) }
      : { kind: 'records.patch', patch, title, founds: true }
  const { annotator, at, random } = rescuer
  const operation = chained({ id: mintId('op', random), by: annotator.id, at, body }, heads, kept)
  for (const [hash, text] of texts) from.addText(hash, text)
  const outcome = yield* reducing(from, operation)
  if (!outcome.ok) throw new Error(`the rescue cannot be written down: ${outcome.refusal.message}`)
  heads.push(operation)
  yield* heads.settling(runningSha256)
  return { history: [...kept, { operation, inverse: outcome.inverse }], heads: heads.copy() }
}

function chained(
  { prev: _, ...operation }: Operation,
  heads: Heads,
  history: readonly HistoryEntry[],
): Operation {
  const prev = heads.next(operation.by, history)
  return prev === undefined ? operation : { ...operation, prev }
}

/** The patch that makes the records of `from` those of `to`. */
function* findingPatch(from: IndexedProject, to: IndexedProject): Generator<undefined, Patch> {
  const builder = new ChangeBuilder()
  for (const table of tableNames) {
    for (const record of to.all(table)) {
      builder.record(table, record.id as never, from.get(table, record.id as never), record as never)
      yield
    }
    for (const record of from.all(table)) {
      if (!to.get(table, record.id as never))
        builder.record(table, record.id as never, record as never, undefined)
      yield
    }
  }
  return yield* patchingTo(builder.done())
}
