import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import { projectFrom } from '#shared/dataset/project-from'
import type { AnyRecord } from '#shared/model/tables'
import { tableNames } from '#shared/model/tables'
import { hashOfText } from '../storage/text-hash'
import type { DatasetPart } from './readings'

/** The largest dataset that is read, in bytes. */
export const largestDataset = 256 * 1024 * 1024
/** Records to a part: some 200 KB. */
const partSize = 500

/**
 * Reads the project that an exported file holds, and tells it part by part, when all of it has been found sound.
 * Expected failures name the file; nothing is changed by reading.
 */
export async function readDataset(
  path: string,
  tell: (part: DatasetPart) => Promise<void>,
): Promise<Reply<null>> {
  const file = basename(path)
  let value: unknown
  try {
    const facts = await stat(path)
    if (!facts.isFile()) return failed('unreadable', `${file} is not a file.`, path)
    if (facts.size > largestDataset)
      return failed('too-large', `${file} is larger than 256 MB, which is the most that is read.`, path)
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError)
      return failed('unreadable', `${file} is not JSON, or not complete. It has not been changed.`, path)
    return failed('not-found', `${file} could not be read.`, path)
  }
  const project = projectFrom(value, hashOfText)
  if (!project.ok) return failed(project.problem.code, `${file}: ${project.problem.message}`, path)
  for (const [hash, text] of project.value.texts) await tell({ hash, text })
  for (const table of tableNames) {
    const records = [...(project.value[table] as ReadonlyMap<string, AnyRecord>).values()]
    for (let at = 0; at < records.length; at += partSize)
      await tell({ table, records: records.slice(at, at + partSize) })
  }
  return done(null)
}
