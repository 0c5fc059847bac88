import { done, type Reply } from '#shared/api/problem'
import type { OperationId, TextHash } from '#shared/model/ids'
import type { OperationBody } from '#shared/operations/operation'
import { overtaken } from './not-done'
import { Course, type TellProgress } from './storage/course'

/* What the engine is asked to carry out in a project, and on which terms. */

export type Texts = ReadonlyMap<TextHash, string>

/** What is to be done, with the texts that it needs. */
export interface Making {
  readonly body: OperationBody
  readonly texts?: Texts | undefined
}

/** Makes it of the project as it is: at once, or in steps, each of which says how much of it is done, from 0 to 1. */
export type Make = () => Reply<Making> | Generator<number, Reply<Making>>

/** The same, but what it takes back or does again stays what it is when it is first asked: another has been overtaken. */
export function sameStep(make: Make): Make {
  let first: { readonly step: OperationId | undefined } | undefined
  return () => {
    const made = make()
    if (Symbol.iterator in made || !made.ok) return made
    const step = stepOf(made.value.body)
    first ??= { step }
    return first.step === step ? made : overtaken
  }
}

/** What is to be done whatever the project is. */
export const asIs = (body: OperationBody, texts?: Texts) => () => done({ body, texts })

/** What it takes back, or does again; nothing where it does neither. */
const stepOf = (body: Making['body']): OperationId | undefined =>
  body.kind === 'records.patch' ? (body.undoes ?? body.redoes) : undefined

/** Who waits for what takes long: may give it up, and hears how far it has come. */
export interface Waiting {
  readonly signal: AbortSignal
  readonly tell: TellProgress
  /** Called when it is applied, just before the windows are told: what is left is up to the disk. */
  readonly applied?: () => void
}

/** Nobody waits. */
export const unwaited: Waiting = { signal: new AbortController().signal, tell: () => undefined }

/** Who waits for all of it, as one who waits for a part: how much of that is done goes from one share of all to another. */
export const forPart = (from: number, to: number, waiting: Waiting): Waiting => ({
  ...waiting,
  ...new Course(waiting.signal, waiting.tell, from, to).handedOn(1),
})

/** How an operation is to be carried out. */
export interface Terms {
  readonly waiting?: Waiting | undefined
  readonly texts?: Texts | undefined
  /** The analyst has been told how much it removes. */
  readonly confirmed?: boolean | undefined
}
