import type { Performed } from '#shared/api/contract'
import { failed, type Reply } from '#shared/api/problem'
import type { AnnotatorId, TextHash } from '#shared/model/ids'
import { operationBody, type RequestedBody } from '#shared/operations/operation'
import type { Terms } from '../making'
import type { OpenProject } from '../open-project'
import type { Session } from '../session'

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

/** Carries out an operation that the engine has put together, held to the same shape as those that come from a window. */
export async function performMade(
  session: Session,
  open: OpenProject,
  body: RequestedBody,
  texts?: ReadonlyMap<TextHash, string>,
): Promise<Reply<Performed>> {
  const checked = operationBody.safeParse(body)
  if (checked.success) return performIn(session, open, body, { texts })
  const [issue] = checked.error.issues
  return failed(
    'malformed',
    `This cannot be done (${issue?.path.join('.')}: ${issue?.message}). Nothing has been changed.`,
  )
}
