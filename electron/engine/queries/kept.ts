import type { TextHash } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import { kindOf, type TextKind } from '#shared/search/folding'
import { unhurried } from '../storage/breathing'

/* What is worked out from a project once and used again: all of it can go at any time. */

/** What `make` says of a record, worked out once: records are never written to. */
export function perRecord<R extends object, Value>(make: (record: R) => Value): (record: R) => Value {
  const known = new WeakMap<R, Value>()
  return record => {
    let value = known.get(record)
    if (value === undefined) known.set(record, (value = make(record)))
    return value
  }
}

const kinds = new WeakMap<ProjectReader, Map<TextHash, TextKind>>()

/** Of which kind a text is. Texts stay as they are, so each is looked at once. */
export function textKind(project: ProjectReader, hash: TextHash): TextKind {
  let known = kinds.get(project)
  if (!known) kinds.set(project, (known = new Map()))
  let kind = known.get(hash)
  if (kind === undefined) known.set(hash, (kind = kindOf(project.text(hash) ?? '')))
  return kind
}

/** A project that says when it has changed. */
export type VersionedReader = ProjectReader & { readonly version: number }

/** How many orderings are kept: the lists of a few windows, and what a filter's menu counts. */
const orderingLimit = 16

interface Orderings {
  version: number
  readonly byQuestion: Map<string, Promise<readonly unknown[]>>
}
const orderings = new WeakMap<ProjectReader, Orderings>()

/**
 * The records that a list's question lets through, in order: worked out once until the project changes, so pages share
 * it. Gives the event loop its turns, so that what comes of it may be of a moment ago.
 */
export function ordering<R>(
  project: VersionedReader,
  question: readonly unknown[],
  work: () => Generator<unknown, readonly R[]>,
): Promise<readonly R[]> {
  let kept = orderings.get(project)
  if (kept?.version !== project.version)
    orderings.set(project, (kept = { version: project.version, byQuestion: new Map() }))
  const key = JSON.stringify(question)
  const records = (kept.byQuestion.get(key) as Promise<readonly R[]> | undefined) ?? unhurried(work())
  kept.byQuestion.delete(key)
  kept.byQuestion.set(key, records)
  const [oldest] = kept.byQuestion.keys()
  if (kept.byQuestion.size > orderingLimit && oldest !== undefined) kept.byQuestion.delete(oldest)
  return records
}
