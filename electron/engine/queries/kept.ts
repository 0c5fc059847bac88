import type { TextHash } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import { hasUnseen } from '#shared/search/folding'
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

const parted = new WeakMap<ProjectReader, Map<TextHash, boolean>>()

/** Whether a text has something in it that a search does not see: texts stay as they are, so it is asked once of each. */
export function partedText(project: ProjectReader, hash: TextHash, text: string): boolean {
  let known = parted.get(project)
  if (!known) parted.set(project, (known = new Map()))
  let is = known.get(hash)
  if (is === undefined) known.set(hash, (is = hasUnseen(text)))
  return is
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
