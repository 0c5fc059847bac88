import { datasetPieces } from '#shared/dataset/dataset'
import { datasetAsRead, type ExportOptions } from '#shared/dataset/dataset-from'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { Project } from '#shared/model/project'
import { frozen } from '../review/frozen'
import { unhurried } from '../storage/breathing'
import type { Course } from '../storage/course'

/**
 * The dataset's file piece by piece, of the project as it is when this resolves: others may go on working on it while the
 * pieces are made. Says how far that is on the course.
 */
export async function piecesOfDataset(
  project: IndexedProject,
  options: ExportOptions,
  course: Course,
): Promise<Iterable<string>> {
  course.part('Looking at the project', 0.05)
  const now = await unhurried(project.snapshotInSteps(), course)
  course.part('Writing the dataset', 1)
  return told(datasetPieces(datasetAsRead(frozen(now), options)), recordsIn(now), course)
}

/** The pieces, each of them told; there are about as many as there are records. */
export function* told(pieces: Iterable<string>, all: number, course: Course): Generator<string> {
  let made = 0
  for (const piece of pieces) {
    course.reached(made++ / (all + 1))
    yield piece
  }
}

const recordsIn = (project: Project): number =>
  Object.values(project).reduce(
    (sum: number, records: ReadonlyMap<unknown, unknown>) => sum + records.size,
    0,
  )
