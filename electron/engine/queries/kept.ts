import type { TextHash } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import { kindOf, type TextKind } from '#shared/search/folding'
import { JointWork } from '../joint-work'
import type { Waiting } from '../making'
import { carriedOut } from '../tasks'

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

/** A text of a project, and what is known of it. */
export interface KnownText {
  readonly text: string
  readonly kind: TextKind
  /** Its number among all that were asked for, from 0. */
  readonly number: number
}

/**
 * The texts of a project with what was found out about them: of which kind each is. Texts stay as they are, so each is
 * looked at once, when it is first asked for.
 */
export class KnownTexts {
  readonly #project: ProjectReader
  readonly #known = new Map<TextHash, KnownText>()

  constructor(project: ProjectReader) {
    this.#project = project
  }

  /** Undefined where the project has no such text. */
  of(hash: TextHash): KnownText | undefined {
    let known = this.#known.get(hash)
    if (known) return known
    const text = this.#project.text(hash)
    if (text === undefined) return undefined
    this.#known.set(hash, (known = { text, kind: kindOf(text), number: this.#known.size }))
    return known
  }
}

const texts = new WeakMap<ProjectReader, KnownTexts>()

export function knownTexts(project: ProjectReader): KnownTexts {
  let known = texts.get(project)
  if (!known) texts.set(project, (known = new KnownTexts(project)))
  return known
}

/** A project that says when it has changed. */
export type VersionedReader = ProjectReader & { readonly version: number }

/** How many answers are kept of one thing: the lists of a few windows, and what a filter's menu counts. */
const answerLimit = 16

interface Answers {
  readonly as: unknown
  readonly byQuestion: Map<string, JointWork<unknown>>
}
const answers = new WeakMap<object, Answers>()

/**
 * What a question about something comes to, worked out once while the thing is `as` it is, so that pages of a list share
 * it. Gives the event loop its turns, so that what comes of it may be of a moment ago.
 */
export const answered = <Answer>(
  of: object,
  as: unknown,
  question: readonly unknown[],
  work: () => Generator<unknown, Answer>,
): Promise<Answer> => answering(of, as, question, work, '').seenThrough()

/** The same for one who can give it up; null where they have. `what` is being done is told to all who wait, as whoever asked first calls it. */
export const answeredTo = <Answer>(
  waiting: Waiting,
  what: string,
  of: object,
  as: unknown,
  question: readonly unknown[],
  work: () => Generator<unknown, Answer>,
): Promise<Answer | null> => answering(of, as, question, work, what).waitedFor(waiting)

function answering<Answer>(
  of: object,
  as: unknown,
  question: readonly unknown[],
  work: () => Generator<unknown, Answer>,
  what: string,
): JointWork<Answer> {
  let kept = answers.get(of)
  if (!kept || kept.as !== as) answers.set(of, (kept = { as, byQuestion: new Map() }))
  const key = JSON.stringify(question)
  const known = kept.byQuestion.get(key) as JointWork<Answer> | undefined
  const answer =
    known && !known.isGivenUp
      ? known
      : new JointWork<Answer>(async (signal, tell) => {
          const worked = await carriedOut(work(), what, signal, tell)
          return worked ? worked.value : null
        })
  kept.byQuestion.delete(key)
  kept.byQuestion.set(key, answer)
  const [oldest] = kept.byQuestion.keys()
  if (kept.byQuestion.size > answerLimit && oldest !== undefined) kept.byQuestion.delete(oldest)
  return answer
}

/** The records that a list's question lets through, in order, while the project is as it is, for one who can give it up. */
export const orderingTo = <R>(
  waiting: Waiting,
  project: VersionedReader,
  question: readonly unknown[],
  work: () => Generator<unknown, readonly R[]>,
): Promise<readonly R[] | null> =>
  answeredTo(waiting, 'Putting the list together', project, project.version, question, work)

/** The same for one who cannot. */
export const ordering = <R>(
  project: VersionedReader,
  question: readonly unknown[],
  work: () => Generator<unknown, readonly R[]>,
): Promise<readonly R[]> => answered(project, project.version, question, work)
