import type { Methods } from '#shared/api/contract'
import { done } from '#shared/api/problem'
import { browse, makeFolder } from '../files/browse'
import { shown } from '../recent'
import type { Session } from '../session'

type Names =
  | 'workbench.start'
  | 'settings.set'
  | 'workspace.set'
  | 'project.recent'
  | 'project.forget'
  | 'files.choose'
  | 'files.browse'
  | 'files.makeFolder'
  | 'files.answer'

/** What belongs to this machine and not to the project: settings, places, files. */
export function localMethods(session: Session): Pick<Methods, Names> {
  const { ports, memory } = session
  return {
    // A page that is loaded anew while a project is being opened shows that project.
    'workbench.start': () =>
      session.inTurn(async () => {
        const project = session.head()
        return done({
          host: ports.host,
          version: ports.version,
          settings: memory.settings(),
          project,
          workspace: project && (memory.workspace(project) ?? null),
          recent: shown(memory.recent()),
        })
      }),
    'settings.set': async ({ patch }) => {
      const settings = await memory.setSettings(patch)
      // A new name reaches the project with the annotator's next operation; the window shows it at once.
      return done(settings)
    },
    'workspace.set': ({ project, patch }) =>
      session.withShown(project, async () => {
        const head = session.head()
        if (head) await memory.setWorkspace(head, patch)
        return done(null)
      }),
    'project.recent': async () => done(shown(memory.recent())),
    'project.forget': async ({ path }) => {
      await memory.forget(path)
      return done(shown(memory.recent()))
    },
    'files.choose': async request => done(await ports.chooseFiles(request)),
    'files.browse': ({ folder, extensions }) => browse(folder, extensions),
    'files.makeFolder': ({ folder, name }) => makeFolder(folder, name),
    // A host whose dialogs are the window's own answers this before it gets here.
    'files.answer': async () => done(null),
  }
}
