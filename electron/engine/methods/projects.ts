import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Methods, Performed } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import { withSuffixAdded } from '../files/export-target'
import type { Waiting } from '../making'
import { newProject } from '../new-project'
import type { OpenProject } from '../open-project'
import type { Session } from '../session'
import { Course, type TellProgress } from '../storage/course'
import { temporaryName } from '../storage/names'
import { realFiles } from '../storage/real-files'
import { replaceFile } from '../storage/replace-file'
import { performIn, signed } from './perform'

type Names =
  | 'project.create'
  | 'project.open'
  | 'project.openSample'
  | 'project.sampleVersions'
  | 'project.takeOver'
  | 'project.close'
  | 'project.saveCopy'
  | 'project.perform'
  | 'project.undo'
  | 'project.redo'
  | 'project.save'

export const projectSuffix = '.claimbench.json'

/** Opening, changing and leaving the project that the window shows. */
export function projectMethods(session: Session): Pick<Methods, Names> {
  const step = (open: OpenProject, way: 'undo' | 'redo', task: string | undefined) =>
    session.tasks.run(task, (_, tell, signal) => backOrForth(session, open, way, untilShown(signal, tell)))
  return {
    'project.create': ({ path, title, task }) =>
      session.open(() => newProject(session, withSuffix(resolve(path)), title), task),
    'project.open': ({ path, task }) => session.open(async () => done(resolve(path)), task),
    'project.openSample': ({ task }) => session.open(() => sampleCopy(session), task),
    'project.sampleVersions': () => sampleVersions(session),
    'project.takeOver': ({ from, task }) => session.takeOver(from, task),
    'project.close': ({ task }) => session.leave(task),
    'project.saveCopy': ({ path, task }) =>
      session.with(open =>
        session.tasks.run(task, async (_, tell, asked) => {
          const named = await withSuffixAdded(realFiles, resolve(path), projectSuffix)
          return named.ok ? open.saveCopy(named.value, new Course(asked, tell)) : named
        }),
      ),
    'project.perform': ({ project, body, confirmed, task }) =>
      session.withShown(project, open =>
        session.tasks.run(task, (_, tell, signal) =>
          performIn(session, open, body, { confirmed, waiting: untilShown(signal, tell) }),
        ),
      ),
    'project.undo': asked => session.withShown(asked.project, open => step(open, 'undo', asked.task)),
    'project.redo': asked => session.withShown(asked.project, open => step(open, 'redo', asked.task)),
    'project.save': ({ task }) =>
      session.with(open => session.tasks.run(task, (_, tell, asked) => open.save(new Course(asked, tell)))),
  }
}

/** Whoever asked has nothing to wait for once the change is shown, however long the disk takes. */
const untilShown = (signal: AbortSignal, tell: TellProgress): Waiting => ({
  signal,
  tell,
  applied: () => tell('', 1),
})

/** Undoes or redoes. Signed only where there is something to: nobody joins a project by a key that does nothing. */
async function backOrForth(
  session: Session,
  open: OpenProject,
  way: 'undo' | 'redo',
  waiting: Waiting,
): Promise<Reply<Performed>> {
  return open.nothingTo(way) ?? signed(session, open, by => open[way](by, waiting))
}

export const withSuffix = (path: string) => (path.endsWith('.json') ? path : `${path}${projectSuffix}`)

/** The analyst works on a copy of the sample; the one that was installed stays as it is. Made once, then kept. */
async function sampleCopy(session: Session): Promise<Reply<string>> {
  const { sampleFolder, configFolder } = session.ports
  const copy = join(configFolder, 'sample', `sample${projectSuffix}`)
  try {
    await mkdir(dirname(copy), { recursive: true })
    if (!(await stat(copy).catch(() => undefined)))
      await replaceFile(realFiles, copy, temporaryName(copy, randomUUID()), [
        await readFile(join(sampleFolder, `sample${projectSuffix}`)),
      ])
    return done(copy)
  } catch {
    return failed('disk', 'The sample project could not be copied to where your settings are kept.', copy)
  }
}

/** The versions of the sample that teammates have worked on, in the order of their names. */
async function sampleVersions(session: Session): Promise<Reply<readonly string[]>> {
  const folder = join(session.ports.sampleFolder, 'teammates')
  const names = await readdir(folder).catch(() => [])
  return done(
    names
      .filter(name => name.endsWith(projectSuffix))
      .sort()
      .map(name => join(folder, name)),
  )
}
