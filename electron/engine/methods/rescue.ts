import { basename, dirname, resolve } from 'node:path'
import type { Methods } from '#shared/api/contract'
import { done, type Reply } from '#shared/api/problem'
import type { RescueView } from '#shared/api/rescue-views'
import { summaryOf } from '#shared/api/rescue-words'
import { withSuffixAdded } from '../files/export-target'
import { writeOut } from '../files/write-out'
import { copiesBeside } from '../rescue/copies-beside'
import { reportJson, reportText } from '../rescue/report-text'
import type { Rescue } from '../rescue/rescue'
import { rescueFile, writeNew, writeRescued } from '../rescue/rescue-files'
import type { Session } from '../session'
import { SnapshotFolder } from '../snapshots/snapshot-folder'
import { Course } from '../storage/course'
import { factsIfThere } from '../storage/files'
import { realFiles } from '../storage/real-files'
import { projectSuffix } from './projects'

type Names = 'rescue.examine' | 'rescue.write' | 'rescue.saveReport' | 'rescue.fromSnapshot'

/** How many parts a window is given; the others are in the report that it can save. */
const shown = 1_000
/** How much of what a part said a window is given, in UTF-16 code units. */
const longest = 600

/** What can be done about a project file that is damaged. */
export function rescueMethods(session: Session): Pick<Methods, Names> {
  const { surroundings } = session.projects
  const files = surroundings.files ?? realFiles
  const at = () => surroundings.now().toISOString()
  const snapshots = (path: string) =>
    new SnapshotFolder(path, { files, now: () => surroundings.now(), random: () => surroundings.random() })

  const rescued = async (path: string, course: Course): Promise<Reply<Rescue>> => {
    const { annotator: id, annotatorName } = await session.memory.identity()
    const annotator = { id, name: annotatorName || 'Analyst' }
    const rescuer = { annotator, at: at(), random: () => surroundings.random() }
    return rescueFile(files, resolve(path), rescuer, course)
  }
  const on = <T>(task: string | undefined, act: (course: Course) => Promise<T>) =>
    session.tasks.run(task, (signal, tell) => act(new Course(signal, tell)))

  return {
    'rescue.examine': async ({ path, task }) => {
      const outcome = await on(task, course => rescued(path, course))
      if (!outcome.ok) return outcome
      const { report } = outcome.value
      const earlier = await snapshots(resolve(path)).list(0)
      const view: RescueView = {
        ...report,
        parts: report.parts
          .slice(0, shown)
          .map(part => ({ ...part, said: part.said.map(said => shortened(said)) })),
        partCount: report.parts.length,
        summary: summaryOf(report),
        suggested: await freeName(path),
        folder: dirname(resolve(path)),
        beside: await copiesBeside(files, resolve(path)),
        snapshots: earlier.ok ? earlier.value.rows.filter(({ damaged }) => damaged === null) : [],
      }
      return done(view)
    },

    'rescue.write': ({ path, into, task }) =>
      on(task, async course => {
        const target = await withSuffixAdded(files, resolve(into), projectSuffix)
        if (!target.ok) return target
        const outcome = await rescued(path, course.within(0.7))
        if (!outcome.ok) return outcome
        return writeRescued(files, outcome.value, resolve(path), target.value, course.within(1))
      }),

    'rescue.saveReport': async ({ path, into, task }) => {
      const outcome = await on(task, course => rescued(path, course))
      if (!outcome.ok) return outcome
      const pieces = into.endsWith('.json') ? reportJson : reportText
      return writeOut(resolve(into), pieces(outcome.value.report), { files })
    },

    'rescue.fromSnapshot': ({ path, snapshot, into, task }) =>
      on(task, async course => {
        const target = await withSuffixAdded(files, resolve(into), projectSuffix)
        if (!target.ok) return target
        const read = await snapshots(resolve(path)).read(snapshot, course.within(0.5))
        if (!read.ok) return read
        return writeNew(files, read.value.document, resolve(path), target.value, course.within(1))
      }),
  }

  /** `crossing.claimbench.json` is rescued to `crossing-rescued.claimbench.json`, or to a name with a number after it. */
  async function freeName(path: string): Promise<string> {
    const stem = basename(path).replace(/(\.claimbench)?\.json$/, '')
    for (let more = 1; ; more++) {
      const name = `${stem}-rescued${more === 1 ? '' : `-${more}`}${projectSuffix}`
      const whole = resolve(dirname(path), name)
      if (!(await factsIfThere(files, whole))) return whole
    }
  }
}

const shortened = (said: string) => (said.length > longest ? `${said.slice(0, longest - 1)}…` : said)
