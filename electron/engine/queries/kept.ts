import type { TextHash } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import { folded } from '#shared/search/words'

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

/** How much folded text is kept for a project, in UTF-16 code units. */
const textLimit = 64 * 1024 * 1024

interface FoldedTexts {
  readonly byHash: Map<TextHash, string>
  length: number
}
const texts = new WeakMap<ProjectReader, FoldedTexts>()

/** An article's text as a search compares it. What goes beyond the limit is folded anew each time. */
export function foldedText(project: ProjectReader, hash: TextHash): string {
  let kept = texts.get(project)
  if (!kept) texts.set(project, (kept = { byHash: new Map(), length: 0 }))
  const known = kept.byHash.get(hash)
  if (known !== undefined) return known
  const made = folded(project.text(hash) ?? '')
  if (kept.length + made.length <= textLimit) {
    kept.byHash.set(hash, made)
    kept.length += made.length
  }
  return made
}

/** A project that says when it has changed. */
export type VersionedReader = ProjectReader & { readonly version: number }

/** How many orderings are kept: the lists of a few windows, and what a filter's menu counts. */
const orderingLimit = 16

interface Orderings {
  version: number
  readonly byQuestion: Map<string, readonly unknown[]>
}
const orderings = new WeakMap<ProjectReader, Orderings>()

/** The records that a list's question lets through, in order: worked out once until the project changes, so pages share it. */
export function ordering<R>(
  project: VersionedReader,
  question: readonly unknown[],
  make: () => readonly R[],
): readonly R[] {
  let kept = orderings.get(project)
  if (kept?.version !== project.version)
    orderings.set(project, (kept = { version: project.version, byQuestion: new Map() }))
  const key = JSON.stringify(question)
  const records = (kept.byQuestion.get(key) as readonly R[] | undefined) ?? make()
  kept.byQuestion.delete(key)
  kept.byQuestion.set(key, records)
  const [oldest] = kept.byQuestion.keys()
  if (kept.byQuestion.size > orderingLimit && oldest !== undefined) kept.byQuestion.delete(oldest)
  return records
}
