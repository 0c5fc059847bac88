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

/** How many answers are kept of one thing: the lists of a few windows, and what a filter's menu counts. */
const answerLimit = 16

interface Answers {
  readonly as: unknown
  readonly byQuestion: Map<string, Promise<unknown>>
}
const answers = new WeakMap<object, Answers>()

/**
 * What a question about something comes to, worked out once while the thing is `as` it is, so that pages of a list share
 * it. Gives the event loop its turns, so that what comes of it may be of a moment ago.
 */
export function answered<Answer>(
  of: object,
  as: unknown,
  question: readonly unknown[],
  work: () => Generator<unknown, Answer>,
): Promise<Answer> {
  let kept = answers.get(of)
  if (!kept || kept.as !== as) answers.set(of, (kept = { as, byQuestion: new Map() }))
  const key = JSON.stringify(question)
  const answer = (kept.byQuestion.get(key) as Promise<Answer> | undefined) ?? unhurried(work())
  kept.byQuestion.delete(key)
  kept.byQuestion.set(key, answer)
  const [oldest] = kept.byQuestion.keys()
  if (kept.byQuestion.size > answerLimit && oldest !== undefined) kept.byQuestion.delete(oldest)
  return answer
}

/** The records that a list's question lets through, in order, while the project is as it is. */
export const ordering = <R>(
  project: VersionedReader,
  question: readonly unknown[],
  work: () => Generator<unknown, readonly R[]>,
): Promise<readonly R[]> => answered(project, project.version, question, work)
