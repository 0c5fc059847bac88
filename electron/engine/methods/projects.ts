import { copyFile, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Methods, Opened } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import { newProject } from '../new-project'
import type { Session } from '../session'
import { performIn } from './perform'

type Names =
  | 'project.create'
  | 'project.open'
  | 'project.openSample'
  | 'project.close'
  | 'project.saveCopy'
  | 'project.perform'
  | 'project.undo'
  | 'project.redo'
  | 'project.save'

export const projectSuffix = '.claimbench.json'

/** Opening, changing and leaving the project that the window shows. */
export function projectMethods(session: Session): Pick<Methods, Names> {
  return {
    'project.create': async ({ path, title }) => {
      const made = await newProject(session, withSuffix(resolve(path)), title)
      return made.ok ? openIn(session, made.value) : made
    },
    'project.open': ({ path }) => openIn(session, resolve(path)),
    'project.openSample': async () => {
      const copy = await sampleCopy(session)
      return copy.ok ? openIn(session, copy.value) : copy
    },
    'project.close': async () => {
      await session.leave()
      return done(null)
    },
    'project.saveCopy': ({ path }) => session.with(open => open.saveCopy(withSuffix(resolve(path)))),
    'project.perform': ({ body }) => session.with(open => performIn(session, open, body)),
    'project.undo': () => session.with(open => bySigner(session, id => open.undo(id))),
    'project.redo': () => session.with(open => bySigner(session, id => open.redo(id))),
    'project.save': () => session.with(open => open.save()),
  }
}

function bySigner<T>(
  session: Session,
  act: (by: Parameters<NonNullable<Session['project']>['undo']>[0]) => Promise<Reply<T>>,
): Promise<Reply<T>> {
  return session.with(async open => {
    if (open.readOnly) return failed('read-only', open.readOnly, open.path)
    const signer = await session.signer(open)
    return signer.ok ? act(signer.value) : signer
  })
}

/** Opens a project in the session's window. One that could only be read is tried anew: it may have been let go. */
export async function openIn(session: Session, path: string): Promise<Reply<Opened>> {
  if (session.project?.readOnly && session.project.path === (await realpath(path).catch(() => path)))
    await session.leave()
  const opened = await session.projects.open(path)
  return opened.ok ? session.show(opened.value) : opened
}

export const withSuffix = (path: string) => (path.endsWith('.json') ? path : `${path}${projectSuffix}`)

/** The analyst works on a copy of the sample; the one that was installed stays as it is. Made once, then kept. */
async function sampleCopy(session: Session): Promise<Reply<string>> {
  const { sampleFolder, configFolder } = session.ports
  const copy = join(configFolder, 'sample', `sample${projectSuffix}`)
  try {
    await mkdir(dirname(copy), { recursive: true })
    if (!(await stat(copy).catch(() => undefined)))
      await copyFile(join(sampleFolder, `sample${projectSuffix}`), copy)
    return done(copy)
  } catch {
    return failed('disk', 'The sample project could not be copied to where your settings are kept.', copy)
  }
}
