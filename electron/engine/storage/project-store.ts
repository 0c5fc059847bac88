import { basename, dirname, resolve } from 'node:path'
import { done, failed, type Problem, type Reply } from '#shared/api/problem'
import type { Course } from './course'
import type { Fault } from './document-checks'
import { errorCode } from './files'
import type { OpenStore } from './open-store'
import { Opening, type OpeningOptions, type StoreSurroundings } from './opening'
import { ProblemError, problemOf } from './problem-error'

/*
 * Projects on disk. A project is one JSON file (`project-document.ts`), with a journal beside it while it is open
 * (`journal.ts`) and a lock that keeps it to one writer (`lock.ts`). `docs/project-file.md` tells the whole story:
 * the formats, how a fold goes, and what is found at opening after a crash at each of its steps.
 *
 * Who does what: the engine applies operations to the store's project and hands each to `append`, which resolves
 * when it is on the disk; `fold` writes the project file. The store reads, checks, recovers, and never overwrites
 * what it could not read.
 */

export type { OpenStore } from './open-store'
export type { StoreSurroundings } from './opening'

/** An open project; or why it could not be opened, with what is wrong with the file, fault by fault. */
export type StoreOutcome =
  | { readonly ok: true; readonly value: OpenStore }
  | { readonly ok: false; readonly problem: Problem; readonly faults: readonly Fault[] }

const nothingChanged = 'Nothing has been changed.'

/**
 * Opens the project at `path`: the project file, and what its journal adds to it. Where somebody else has it, or it
 * cannot be written to, it opens for reading and says why. `takeOver` takes it from whoever has it; `reading` takes
 * no lock and touches nothing.
 */
export async function openStore(
  path: string,
  surroundings: StoreSurroundings,
  options: OpeningOptions = {},
): Promise<StoreOutcome> {
  const opening = new Opening(surroundings)
  try {
    return { ok: true, value: await opening.open(resolve(path), options) }
  } catch (error) {
    await opening.letGo()
    const faults = error instanceof ProblemError ? error.faults : []
    return { ok: false, problem: problemOf(error, path, nothingChanged), faults }
  }
}

/**
 * A project that has no file yet: its first operation makes it, and `course` is of whoever waits for that. Refused where there
 * is a file of that name.
 */
export async function createStore(
  path: string,
  surroundings: StoreSurroundings,
  course?: Course,
): Promise<Reply<OpenStore>> {
  const opening = new Opening(surroundings)
  try {
    return done(await opening.create(resolve(path), course))
  } catch (error) {
    await opening.letGo()
    // What is not there yet cannot have been moved or deleted: it is the folder that is missing.
    if (errorCode(error) === 'ENOENT') return failed('not-found', folderMissing(resolve(path)), path)
    return { ok: false, problem: problemOf(error, path, nothingChanged) }
  }
}

const folderMissing = (path: string) =>
  `“${basename(path)}” was not made: there is no folder “${dirname(path)}”. Make the folder first, or choose another.`
