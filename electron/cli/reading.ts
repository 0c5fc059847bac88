import type { Course } from '../engine/storage/course'
import { openStore, type StoreOutcome } from '../engine/storage/project-store'
import { machine } from '../engine/workbench'

/**
 * Opens a project to look at it: the file and what its journal adds. It works while a window has the project open,
 * and disturbs nobody.
 */
export function openForReading(path: string, course?: Course): Promise<StoreOutcome> {
  return openStore(path, machine, { reading: true, ...(course && { course }) })
}
