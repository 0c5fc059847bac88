import { briefOf } from '#shared/operations/history'
import { notingTouched, sharedLength, type Touched } from '../comparisons/touched'
import { type Mark, markOf } from '../mark'
import type { OpenProject } from '../open-project'
import { breather, unhurried } from '../storage/breathing'
import type { Course } from '../storage/course'
import { frozen } from './frozen'
import { HeldFile, type Manner } from './held-file'
import { ownOperations } from './own-operations'
import type { TeammateFile } from './teammate-file'

/** Files held against a project as it was at one moment. */
export interface Holding {
  readonly held: readonly HeldFile[]
  /** Who made the project's records what they were then, since what the files know; by record key. */
  readonly touched: Touched
  /** What the project was then. */
  readonly mark: Mark
}

/**
 * Holds the files against the project as it is when this is called, letting others have a turn; throws where it was given
 * up, as the course does. What was `chosen` is of each file.
 */
export async function holdAll(
  open: OpenProject,
  files: readonly TeammateFile[],
  chosen: readonly Manner['chosen'][],
  manner: Omit<Manner, 'chosen'>,
  course: Course,
): Promise<Holding> {
  const mark = markOf(open)
  const { project, book } = open
  const history = [...book.entries]
  // Its first step is in this turn: every file is held against what this history has made.
  const then = frozen(await unhurried(project.snapshotInSteps()))
  const held: HeldFile[] = []
  for (const [i, file] of files.entries()) {
    const work = HeldFile.hold({ project, history, then }, file, { ...manner, chosen: chosen[i] })
    const stretch = course.stretch(i / files.length, (i + 1) / files.length)
    const breathe = breather(stretch)
    try {
      let step = await work.next()
      for (; !step.done; step = await work.next())
        await breathe(typeof step.value === 'number' ? step.value : undefined)
      held.push(step.value)
    } finally {
      await work.return(undefined as never)
    }
    stretch.reached(1)
  }
  const breathe = breather(course)
  const own = ownOperations(held)
  const touched: Touched = new Map()
  for (const entry of history) {
    if (own.has(briefOf(entry).id)) for (const _ of notingTouched(touched, entry)) await breathe()
    await breathe()
  }
  return { held, touched, mark }
}

/**
 * Reads what of the project’s history the files are held against. What all of them begin with is asked only what was done:
 * the records of a project that was read in, which its first operation holds, are neither read nor kept for that.
 */
export async function readUnshared({ book }: OpenProject, files: readonly TeammateFile[]): Promise<void> {
  await book.readOutlines()
  const shared = files.map(({ history }) => sharedLength(book.entries, history))
  await book.read(undefined, Math.min(...shared))
}
