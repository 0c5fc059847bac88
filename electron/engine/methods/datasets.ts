import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Methods } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import { datasetPieces } from '#shared/dataset/dataset'
import { datasetFrom, type ExportOptions } from '#shared/dataset/dataset-from'
import { projectFrom } from '#shared/dataset/project-from'
import type { Project } from '#shared/model/project'
import { withSuffixAdded } from '../files/export-target'
import { writeOut } from '../files/write-out'
import { projectOf } from '../new-project'
import { datasetSummary } from '../queries/dataset-summary'
import type { Session } from '../session'
import { realFiles } from '../storage/real-files'
import { hashOfText } from '../storage/text-hash'
import { withSuffix } from './projects'

type Names = 'dataset.summary' | 'dataset.export' | 'dataset.import'

/** The largest dataset that is read, in bytes: what fits a string with room to work. */
export const largestDataset = 256 * 1024 * 1024

/** The dataset: out to a file that others can use, and back into an equal project. */
export function datasetMethods(session: Session): Pick<Methods, Names> {
  const options = (): ExportOptions => ({
    generator: `Claimbench ${session.ports.version}`,
    exportedAt: session.projects.surroundings.now().toISOString(),
  })
  return {
    'dataset.summary': () =>
      session.with(open =>
        done({
          counts: open.counts(),
          annotators: open.project.size('annotators'),
          ...datasetSummary(open.project, options()),
        }),
      ),
    'dataset.export': ({ path }) =>
      session.with(async open => {
        const named = await withSuffixAdded(realFiles, resolve(path), '.json')
        return named.ok ? writeOut(named.value, datasetPieces(datasetFrom(open.project, options()))) : named
      }),
    'dataset.import': ({ path, into }) =>
      session.open(async () => {
        const read = await readDataset(resolve(path))
        return read.ok ? projectOf(session, withSuffix(resolve(into)), read.value, basename(path)) : read
      }),
  }
}

/** The project that an exported file holds. Expected failures name the file; nothing is changed by reading. */
export async function readDataset(path: string): Promise<Reply<Project>> {
  const file = basename(path)
  let value: unknown
  try {
    if ((await stat(path)).size > largestDataset)
      return failed('too-large', `${file} is larger than 256 MB, which is the most that is read.`, path)
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError)
      return failed('unreadable', `${file} is not JSON, or not complete. It has not been changed.`, path)
    return failed('not-found', `${file} could not be read.`, path)
  }
  const project = projectFrom(value, hashOfText)
  return project.ok ? project : failed(project.problem.code, `${file}: ${project.problem.message}`, path)
}
