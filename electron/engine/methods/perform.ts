import type { Performed } from '#shared/api/contract'
import { failed, type Reply } from '#shared/api/problem'
import type { TextHash } from '#shared/model/ids'
import type { RequestedBody } from '#shared/operations/operation'
import type { OpenProject } from '../open-project'
import type { Session } from '../session'

/** Carries out an operation in the name of the session's annotator. */
export async function performIn(
  session: Session,
  open: OpenProject,
  body: RequestedBody,
  texts?: ReadonlyMap<TextHash, string>,
): Promise<Reply<Performed>> {
  if (open.readOnly) return failed('read-only', open.readOnly, open.path)
  const signer = await session.signer(open)
  return signer.ok ? open.perform(body, signer.value, texts) : signer
}
