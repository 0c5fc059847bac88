import type { Methods } from '#shared/api/contract'
import { failed } from '#shared/api/problem'
import type { Session } from '../session'

type Names = 'snapshots.list' | 'snapshots.take' | 'snapshots.forget'

/** Earlier states of the project, kept beside it. */
export function snapshotMethods(session: Session): Pick<Methods, Names> {
  const none = () => failed('not-found', 'No snapshots are kept of this project yet.')
  return {
    'snapshots.list': () => session.with(none),
    'snapshots.take': ({ project }) => session.withShown(project, none),
    'snapshots.forget': ({ project }) => session.withShown(project, none),
  }
}
