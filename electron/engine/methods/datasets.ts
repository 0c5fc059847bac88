import { basename, resolve } from 'node:path'
import type { Methods } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import type { ExportOptions } from '#shared/dataset/dataset-from'
import type { TextHash } from '#shared/model/ids'
import { emptyProject, type Project } from '#shared/model/project'
import type { AnyRecord } from '#shared/model/tables'
import type { Readers } from '../apart/readers'
import type { DatasetPart } from '../apart/readings'
import { unread } from '../apart/unread'
import { piecesOfDataset } from '../files/dataset-out'
import { written } from '../files/written'
import { projectOf } from '../new-project'
import { datasetSummary } from '../queries/dataset-summary'
import type { Session } from '../session'
import { Course } from '../storage/course'
import { withSuffix } from './projects'

type Names = 'dataset.summary' | 'dataset.export' | 'dataset.import'

/** The dataset: out to a file that others can use, and back into an equal project. */
export function datasetMethods(session: Session, readers: Readers): Pick<Methods, Names> {
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
    'dataset.export': ({ path, task }) =>
      session.with(open =>
        session.tasks.run(task, (signal, tell) =>
          written(path, '.json', new Course(signal, tell), course =>
            piecesOfDataset(open.project, options(), course),
          ),
        ),
      ),
    'dataset.import': ({ path, into, task }) =>
      session.open(async ({ signal }) => {
        const read = await readDataset(resolve(path), readers, signal)
        return read.ok ? projectOf(session, withSuffix(resolve(into)), read.value, basename(path)) : read
      }, task),
  }
}

/** The project that an exported file holds. Expected failures name the file; nothing is changed by reading. */
async function readDataset(path: string, readers: Readers, signal: AbortSignal): Promise<Reply<Project>> {
  const project = emptyProject()
  const texts = new Map<TextHash, string>()
  const onPart = (part: DatasetPart) => {
    if ('hash' in part) texts.set(part.hash, part.text)
    else {
      const table = project[part.table] as unknown as Map<string, AnyRecord>
      for (const record of part.records) table.set(record.id, record)
    }
  }
  const outcome = await readers.read('dataset', { path }, { signal, onPart })
  if (outcome.ended !== 'answered') {
    const code = outcome.ended === 'stopped' ? 'cancelled' : 'too-large'
    return failed(code, unread(outcome, basename(path)), path)
  }
  return outcome.answer.ok ? done({ ...project, texts }) : outcome.answer
}
