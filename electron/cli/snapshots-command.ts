import { basename, dirname, resolve } from 'node:path'
import type { SnapshotReason, SnapshotRow } from '#shared/api/compare-views'
import { failed } from '#shared/api/problem'
import { counted } from '#shared/model/counted'
import { SnapshotFolder } from '../engine/snapshots/snapshot-folder'
import { factsIfThere } from '../engine/storage/files'
import { temporaryName } from '../engine/storage/names'
import { problemOf } from '../engine/storage/problem-error'
import { realFiles } from '../engine/storage/real-files'
import { replaceFile } from '../engine/storage/replace-file'
import { machine } from '../engine/workbench'
import type { Io } from './io'
import { type ExitCode, exitCodes, print, refuse } from './outcome'

export interface SnapshotOptions {
  readonly restore?: string
  readonly out?: string
  readonly json?: boolean
}

/**
 * Lists the snapshots beside a project, or writes one of them out as a project file of its own. The project itself is
 * not looked at: it may be damaged, or gone.
 */
export async function snapshots(io: Io, file: string, options: SnapshotOptions): Promise<ExitCode> {
  const path = await realFiles.realPath(file).catch(() => resolve(file))
  const folder = new SnapshotFolder(path, { ...machine, files: realFiles })
  if ((options.restore === undefined) !== (options.out === undefined)) {
    io.err('claimbench: --restore says which snapshot, --out where it is written to: both or neither.\n')
    return exitCodes.wrongUse
  }
  if (options.restore !== undefined && options.out !== undefined)
    return writeOut(io, folder, options.restore, resolve(options.out), options.json ?? false)
  const list = await folder.list(null)
  if (!list.ok) return refuse(io, list.problem)
  const lines = list.value.rows.map(line)
  await print(io, options.json ?? false, list.value, lines.length > 0 ? lines : [`${file}: no snapshots`])
  return list.value.rows.some(({ damaged }) => damaged !== null) ? exitCodes.findings : exitCodes.done
}

/** To a file that is not there yet: what is there is never replaced by what was. */
async function writeOut(
  io: Io,
  folder: SnapshotFolder,
  id: string,
  out: string,
  json: boolean,
): Promise<ExitCode> {
  const held = await folder.projectFile(basename(id, '.json.gz'))
  if (!held.ok) return refuse(io, held.problem)
  const { at, bytes } = held.value
  try {
    if (await factsIfThere(realFiles, out)) {
      const what = `There is a file “${basename(out)}” already; it was left as it is. Choose another name.`
      return refuse(io, failed('exists', what, out).problem)
    }
    await replaceFile(realFiles, out, temporaryName(out, 'snapshot'), [bytes])
  } catch (error) {
    return refuse(io, problemOf(error, out, `Nothing was written to ${dirname(out)}.`))
  }
  await print(io, json, { path: out, at, bytes: bytes.length }, [`${out}: the project as it was at ${at}`])
  return exitCodes.done
}

function line({ id, at, reason, revision, counts, bytes, damaged }: SnapshotRow): string {
  if (damaged !== null) return `${id}  ${damaged}`
  const held = counts && `${counted(counts.claims, 'claim')}, ${counted(counts.links, 'evidence link')}`
  const parts = [why(reason), revision === null ? null : `revision ${revision}`, held, `${bytes} bytes`]
  return `${id}  ${at}  ${parts.filter(Boolean).join('; ')}`
}

function why(reason: SnapshotReason | null): string {
  switch (reason?.kind) {
    case 'asked':
      return reason.name === '' ? 'asked for' : `“${reason.name}”`
    case 'removal':
      return `before ${reason.removed} of ${reason.of} annotations went`
    case 'opening':
      return 'as the file was found'
    default:
      return 'by time'
  }
}
