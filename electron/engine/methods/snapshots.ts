import type { Methods } from '#shared/api/contract'
import { failed } from '#shared/api/problem'
import type { OpenProject } from '../open-project'
import type { Session } from '../session'

type Names = 'snapshots.list' | 'snapshots.take' | 'snapshots.forget'

/** Earlier states of the project, kept beside it. */
export function snapshotMethods(session: Session): Pick<Methods, Names> {
  return {
    'snapshots.list': () => session.with(open => open.snapshots.list()),
    'snapshots.take': ({ project, name }) =>
      session.withShown(project, async open => {
        const { annotatorName } = session.memory.settings()
        return refusal(open) ?? open.snapshots.take({ kind: 'asked', name: name.trim(), by: annotatorName })
      }),
    'snapshots.forget': ({ project, id }) =>
      session.withShown(project, async open => {
        const forgotten = refusal(open) ?? (await open.snapshots.folder.forget(id))
        return forgotten.ok ? open.snapshots.list() : forgotten
      }),
  }
}

/** Only who has the project for writing writes beside it. */
function refusal(open: OpenProject) {
  return open.readOnly ? failed('read-only', open.readOnly, open.path) : undefined
}
