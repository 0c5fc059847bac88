import type { Methods } from '#shared/api/contract'
import { failed } from '#shared/api/problem'
import type { OpenProject } from '../open-project'
import type { Session } from '../session'
import { Course } from '../storage/course'

type Names = 'snapshots.list' | 'snapshots.take' | 'snapshots.forget'

/** Earlier states of the project, kept beside it. */
export function snapshotMethods(session: Session): Pick<Methods, Names> {
  return {
    'snapshots.list': () => session.with(open => open.snapshots.list()),
    'snapshots.take': ({ project, name, task }) =>
      session.withShown(project, async open => {
        const { annotatorName } = session.memory.settings()
        const reason = { kind: 'asked', name: name.trim(), by: annotatorName } as const
        const refused = refusal(open)
        if (refused) return refused
        return session.tasks.run(task, async (signal, tell) => {
          const course = new Course(signal, tell)
          course.part('Writing the snapshot', 1)
          return open.snapshots.take(reason, course)
        })
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
