import type { Performed } from '#shared/api/contract'
import { failed, type Reply } from '#shared/api/problem'
import type { AnnotatorId, TextHash } from '#shared/model/ids'
import type { RequestedBody } from '#shared/operations/operation'
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
  texts?: ReadonlyMap<TextHash, string>,
): Promise<Reply<Performed>> {
  return signed(session, open, by => open.perform(body, by, texts))
}
