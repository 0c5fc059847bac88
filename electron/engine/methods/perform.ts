import type { Performed } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import type { AnnotatorId } from '#shared/model/ids'
import { largestBatch, operationBody, type RequestedBody, singleBody } from '#shared/operations/operation'
import { begunAnew } from '../begun-anew'
import type { Terms, Texts, Waiting } from '../making'
import { givenUp, overtaken } from '../not-done'
import type { OpenProject } from '../open-project'
import type { Session } from '../session'
import { unhurried } from '../storage/breathing'

/** Runs `act` in the name of the session's annotator, who joins the project with the first thing they do. */
export async function signed<T>(
  session: Session,
  open: OpenProject,
  act: (by: AnnotatorId) => Promise<Reply<T>>,
): Promise<Reply<T>> {
  if (open.readOnly) return failed('read-only', open.readOnly, open.path)
  const signer = await session.signer(open)
  return signer.ok ? act(signer.value) : signer
}

/** Carries out an operation in the name of the session's annotator. */
export function performIn(
  session: Session,
  open: OpenProject,
  body: RequestedBody,
  terms?: Terms,
): Promise<Reply<Performed>> {
  return signed(session, open, by => open.perform(body, by, terms))
}

/** An operation that the engine has put together. */
export interface PutTogether {
  readonly body: RequestedBody
  readonly texts?: Texts
}

/**
 * Carries out an operation that the engine puts together of the project as it is, held to the same shape as those that come
 * from a window. Where others change the project before it is done it is put together anew, and refused where they do so
 * each time.
 */
export function performMade<P extends PutTogether>(
  session: Session,
  open: OpenProject,
  putTogether: () => Promise<Reply<P>>,
  waiting?: Waiting,
): Promise<Reply<{ readonly performed: Performed; readonly made: P }>> {
  return begunAnew(async () => {
    const { version } = open.project
    const put = await putTogether()
    if (waiting?.signal.aborted) return givenUp
    // What came of a project that has changed meanwhile is true of neither state of it, a refusal as little as a change.
    if (open.project.version !== version) return overtaken
    if (!put.ok) return put
    const { body, texts } = put.value
    const issue = await unhurried(findingMalformed(body))
    if (issue)
      return failed(
        'malformed',
        `This cannot be done (${issue.path.join('.')}: ${issue.message}). Nothing has been changed.`,
      )
    const asItWas = () => (open.project.version === version ? done({ body, texts }) : overtaken)
    const performed = await signed(session, open, by => open.restore(by, asItWas, waiting))
    return performed.ok ? done({ performed: performed.value, made: put.value }) : performed
  })
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** What is wrong with the shape of an operation, if anything. The parts of a batch are looked at one by one. */
function* findingMalformed(body: RequestedBody): Generator<undefined, Issue | undefined> {
  if (body.kind !== 'batch') return operationBody.safeParse(body).error?.issues[0]
  if (body.operations.length > largestBatch)
    return { path: ['operations'], message: `more than ${largestBatch}` }
  const frame = { ...body, operations: body.operations.slice(0, 1) }
  const wrong = operationBody.safeParse(frame).error?.issues[0]
  if (wrong) return wrong
  for (const part of body.operations) {
    const [issue] = singleBody.safeParse(part).error?.issues ?? []
    if (issue) return issue
    yield
  }
  return undefined
}
