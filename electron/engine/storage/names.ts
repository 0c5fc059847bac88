import { basename, dirname, join } from 'node:path'

/** The files that stand beside a project file, by its real path. `p.claimbench.json` has `p.claimbench.journal`. */
export interface ProjectNames {
  readonly path: string
  readonly folder: string
  /** The project file's name, for sentences. */
  readonly file: string
  readonly journal: string
  readonly journalName: string
  readonly lock: string
  /** Held for the moment in which a stale lock is judged and replaced. */
  readonly lockGuard: string
}

export function projectNames(path: string): ProjectNames {
  const stem = path.endsWith('.claimbench.json') ? path.slice(0, -'.json'.length) : path
  return {
    path,
    folder: dirname(path),
    file: basename(path),
    journal: `${stem}.journal`,
    journalName: basename(`${stem}.journal`),
    lock: `${stem}.lock`,
    lockGuard: `${stem}.lock.guard`,
  }
}

/**
 * Where `path`'s next contents are written before they take its place. Each writer has names of its own, told by
 * its lock's nonce: a new writer removes the others' (`isForeignTemporary`), and so a writer that was stopped
 * between its last look at the lock and its rename finds nothing to rename when it wakes.
 */
export function temporaryName(path: string, nonce: string): string {
  return join(dirname(path), `.${basename(path)}.${nonce}.tmp`)
}

/** Whether a name in the project's folder is the temporary file of a writer other than `nonce`, for one of `targets`. */
export function isForeignTemporary(name: string, targets: readonly string[], nonce: string): boolean {
  if (!name.endsWith('.tmp') || name.endsWith(`.${nonce}.tmp`)) return false
  return targets.some(target => {
    const start = `.${basename(target)}.`
    return name.startsWith(start) && /^lock-[0-9a-z]{14}\.tmp$/.test(name.slice(start.length))
  })
}

/** Where the project file of an earlier version is kept, as it was, when it is first written in the present one. */
export function originalName(path: string, version: number): string {
  return `${path}.version-${version}`
}

/** Where a journal that cannot be used is kept, so that nothing in it is lost. */
export function asideName(names: ProjectNames, at: Date): string {
  return `${names.journal}.aside-${at.toISOString().replace(/[:.]/g, '-')}`
}
