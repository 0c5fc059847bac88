import { basename, join } from 'node:path'
import type { SnapshotList, SnapshotRow } from '#shared/api/compare-views'
import { done, failed, type Problem, type Reply } from '#shared/api/problem'
import { mintId } from '#shared/model/ids'
import type { Course } from '../storage/course'
import { errorCode, type Files, factsIfThere, readRange, readWhole, removeIfThere } from '../storage/files'
import { projectNames, temporaryName } from '../storage/names'
import { problemOf } from '../storage/problem-error'
import { type ProjectDocument, projectSizeLimit } from '../storage/project-document'
import { readDocument } from '../storage/read-document'
import { replaceFile } from '../storage/replace-file'
import {
  cutShort,
  headerLimit,
  pack,
  readHeader,
  type SnapshotHeader,
  type SnapshotLabel,
  unpack,
} from './snapshot-file'
import { boundsFor, type Kept, thinned } from './thinning'

export interface SnapshotSurroundings {
  readonly files: Files
  now(): Date
  random(): number
}

const suffix = '.json.gz'
const projectSafe = 'The project itself is not touched by this.'

/** Where a project's snapshots are kept: `p.claimbench.json` has `p.claimbench.snapshots`. */
export function snapshotFolderOf(projectPath: string): string {
  return `${projectNames(projectPath).journal.slice(0, -'.journal'.length)}.snapshots`
}

/** The snapshots in the folder beside one project. Only who has the project open for writing takes or forgets any. */
export class SnapshotFolder {
  readonly folder: string
  readonly #project: string
  readonly #surroundings: SnapshotSurroundings
  /** Those that were found to be damaged when they were read. */
  readonly #damaged = new Map<string, string>()
  #swept = false
  #turns: Promise<unknown> = Promise.resolve()

  constructor(projectPath: string, surroundings: SnapshotSurroundings) {
    this.folder = snapshotFolderOf(projectPath)
    this.#project = projectPath
    this.#surroundings = surroundings
  }

  /** All of them, newest first. `revision` is the project's own, where it is known: to tell how much has been done since. */
  async list(revision: number | null): Promise<Reply<SnapshotList>> {
    try {
      const rows: SnapshotRow[] = []
      for (const id of await this.#ids()) {
        const row = await this.#rowIfThere(id, revision)
        if (row) rows.push(row)
      }
      return done({ folder: this.folder, rows, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) })
    } catch (error) {
      return { ok: false, problem: problemOf(error, this.folder, projectSafe) }
    }
  }

  /** Writes one, and thins out the others. `pieces` is the text of a project file. */
  take(pieces: Iterable<string | Uint8Array>, label: Omit<SnapshotLabel, 'at'>): Promise<Reply<SnapshotRow>> {
    return this.#inTurn(async () => {
      const { files, now, random } = this.#surroundings
      try {
        const at = now().toISOString()
        const packed = await pack(pieces, { at, ...label })
        if (label.reason.kind === 'opening') {
          const kept = await this.#alike(packed)
          if (kept) return done(kept)
        }
        await this.#makeFolder()
        const id = await this.#freeId(at)
        const path = this.#path(id)
        const { mode } = await files.facts(this.#project)
        await replaceFile(files, path, temporaryName(path, mintId('lock', random)), packed, mode)
        const row = await this.#row(id, label.revision)
        await this.#thinIfPossible()
        return done(row)
      } catch (error) {
        return { ok: false, problem: problemOf(error, this.folder, projectSafe) }
      }
    })
  }

  /** The project as it was. A snapshot that is damaged is refused, with what is wrong with it. */
  async read(
    id: string,
    course?: Course,
  ): Promise<Reply<{ readonly at: string; readonly document: ProjectDocument }>> {
    const file = await this.projectFile(id)
    if (!file.ok) return file
    try {
      const outcome = await readDocument(file.value.bytes, this.#path(id), undefined, course)
      if (!outcome.ok) return { ok: false, problem: outcome.problem }
      return done({ at: file.value.at, document: outcome.document })
    } catch (error) {
      return { ok: false, problem: problemOf(error, this.#path(id), projectSafe) }
    }
  }

  /** The bytes of the project file that it holds, and when it was taken. */
  async projectFile(id: string): Promise<Reply<{ readonly at: string; readonly bytes: Uint8Array }>> {
    const path = this.#path(id)
    try {
      const { bytes } = await readWhole(this.#surroundings.files, path, projectSizeLimit)
      const unpacked = await unpack(bytes)
      if ('fault' in unpacked) return { ok: false, problem: this.#noteDamage(id, unpacked.fault) }
      return done({ at: unpacked.at, bytes: unpacked.project })
    } catch (error) {
      return { ok: false, problem: problemOf(error, path, projectSafe) }
    }
  }

  forget(id: string): Promise<Reply<null>> {
    return this.#inTurn(async () => {
      const { files } = this.#surroundings
      try {
        await removeIfThere(files, this.#path(id))
        await files.syncFolder(this.folder)
        return done(null)
      } catch (error) {
        return { ok: false, problem: problemOf(error, this.#path(id), projectSafe) }
      }
    })
  }

  /** Resolves when what has been begun is done. */
  async idle(): Promise<void> {
    await this.#turns
  }

  /** A file that is opened again as it was found before needs no second snapshot: they would push out others. */
  async #alike(packed: readonly Uint8Array[]): Promise<SnapshotRow | undefined> {
    const made = readHeader(Buffer.concat(packed.slice(0, 2)))
    for (const id of await this.#ids()) {
      const { header, damaged } = await this.#look(id)
      if ('header' in made && !damaged && header?.sha256 === made.header.sha256) return this.#row(id, null)
    }
    return undefined
  }

  #noteDamage(id: string, fault: string): Problem {
    const name = `${id}${suffix}`
    const message = `The snapshot “${name}” is damaged: ${fault}. ${projectSafe} Another snapshot may be whole.`
    this.#damaged.set(id, message)
    return failed('damaged', message, this.#path(id)).problem
  }

  /** Another window may be thinning them out meanwhile. */
  async #rowIfThere(id: string, revision: number | null): Promise<SnapshotRow | null> {
    try {
      return await this.#row(id, revision)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
  }

  async #row(id: string, revision: number | null): Promise<SnapshotRow> {
    const { header, bytes, damaged } = await this.#look(id)
    const then = header?.revision ?? null
    return {
      id,
      at: header?.at ?? momentOf(id),
      reason: header?.reason ?? null,
      revision: then,
      since: then === null || revision === null ? null : Math.max(0, revision - then),
      counts: header?.counts ?? null,
      bytes,
      damaged,
    }
  }

  /** What can be told without reading all of it. */
  async #look(id: string): Promise<{ header: SnapshotHeader | null; bytes: number; damaged: string | null }> {
    const path = this.#path(id)
    const file = await this.#surroundings.files.open(path, 'read')
    try {
      const { size } = await file.facts()
      const head = readHeader(await readRange(file, 0, Math.min(size, headerLimit)))
      if ('fault' in head)
        return { header: null, bytes: size, damaged: this.#noteDamage(id, head.fault).message }
      if (size !== head.body + head.header.length) this.#noteDamage(id, cutShort)
      return { header: head.header, bytes: size, damaged: this.#damaged.get(id) ?? null }
    } finally {
      await file.close()
    }
  }

  async #ids(): Promise<string[]> {
    const { files } = this.#surroundings
    let names: string[]
    try {
      names = await files.list(this.folder)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
    return names
      .filter(name => /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z(-\d+)?\.json\.gz$/.test(name))
      .map(name => name.slice(0, -suffix.length))
      .sort()
      .reverse()
  }

  /** What cannot be thinned out now goes with the next: the one just taken is on the disk all the same. */
  async #thinIfPossible(): Promise<void> {
    try {
      await this.#thin()
    } catch (error) {
      // Throws where it is a defect and not the disk.
      problemOf(error, this.folder, projectSafe)
    }
  }

  async #thin(): Promise<void> {
    const { files, now } = this.#surroundings
    const kept: Kept[] = []
    for (const id of await this.#ids()) {
      const { header, bytes } = await this.#look(id)
      kept.push({ id, at: Date.parse(header?.at ?? momentOf(id)), bytes, sort: sortOf(header) })
    }
    const project = await factsIfThere(files, this.#project)
    const gone = thinned(kept, now().getTime(), boundsFor(project?.size ?? 0))
    for (const id of gone) await removeIfThere(files, this.#path(id))
    if (gone.length > 0) await files.syncFolder(this.folder)
  }

  async #makeFolder(): Promise<void> {
    const { files } = this.#surroundings
    await files.makeFolder(this.folder)
    await files.syncFolder(projectNames(this.#project).folder)
    if (this.#swept) return
    // Half-written by a process that died: nobody else writes here while we have the project.
    for (const name of await files.list(this.folder))
      if (name.startsWith('.') && name.endsWith('.tmp')) await removeIfThere(files, join(this.folder, name))
    this.#swept = true
  }

  async #freeId(at: string): Promise<string> {
    const first = at.replace(/[:.]/g, '-')
    for (let more = 1; ; more++) {
      const id = more === 1 ? first : `${first}-${more}`
      if (!(await factsIfThere(this.#surroundings.files, this.#path(id)))) return id
    }
  }

  #path(id: string): string {
    return join(this.folder, `${basename(id)}${suffix}`)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turns.then(work)
    this.#turns = result.catch(() => undefined)
    return result
  }
}

/** `2025-01-06T09-14-02-123Z` was taken at 2025-01-06T09:14:02.123Z. */
function momentOf(id: string): string {
  return id.replace(/^(.{10}T\d\d)-(\d\d)-(\d\d)-(\d{3}Z).*$/, '$1:$2:$3.$4')
}

function sortOf(header: SnapshotHeader | null): Kept['sort'] {
  const kind = header?.reason.kind
  return kind === 'asked' ? 'named' : kind === 'time' || kind === undefined ? 'plain' : 'marked'
}
