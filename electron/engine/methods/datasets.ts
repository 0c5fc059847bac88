import { basename, resolve } from 'node:path'
import type { Methods } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import type { ExportOptions } from '#shared/dataset/dataset-from'
import type { TextHash } from '#shared/model/ids'
import type { TableName } from '#shared/model/tables'
import type { Readers } from '../apart/readers'
import type { DatasetPart } from '../apart/readings'
import { unread } from '../apart/unread'
import { piecesOfDataset } from '../files/dataset-out'
import { written } from '../files/written'
import { type Founding, projectOf } from '../new-project'
import { datasetSummary } from '../queries/dataset-summary'
import type { Session } from '../session'
import { Course } from '../storage/course'
import { type Written, writtenNow } from '../storage/remove-unheld'
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
    'dataset.import': async ({ path, into, task }) => {
      let made: { readonly path: string; readonly written: Written } | undefined
      const opened = await session.open(
        async waiting => {
          const read = await readDataset(resolve(path), readers, waiting.signal)
          if (!read.ok) return read
          const project = await projectOf(
            session,
            withSuffix(resolve(into)),
            read.value,
            basename(path),
            waiting,
          )
          const written = project.ok ? await writtenNow(project.value) : null
          if (project.ok && written) made = { path: project.value, written }
          return project
        },
        task,
        madePart,
      )
      // Who gives it up while the new project is being opened has no more asked for a file than who does before.
      if (!opened.ok && opened.problem.code === 'cancelled' && made)
        await session.projects.remove(made.path, made.written)
      return opened
    },
  }
}

/** How much of reading a dataset in it is to make its project, which is then opened. */
const madePart = 0.6

/** What an exported file holds. Expected failures name the file; nothing is changed by reading. */
async function readDataset(path: string, readers: Readers, signal: AbortSignal): Promise<Reply<Founding>> {
  const patch: { [T in TableName]?: Record<string, { readonly [field: string]: unknown }> } = {}
  const texts = new Map<TextHash, string>()
  // Put where they belong as they come: of all together it takes longer than a frame.
  const onPart = (part: DatasetPart) => {
    if ('hash' in part) texts.set(part.hash, part.text)
    else {
      const table = (patch[part.table] ??= {})
      for (const record of part.records) table[record.id] = record as never
    }
  }
  const outcome = await readers.read('dataset', { path }, { signal, onPart })
  if (outcome.ended !== 'answered') {
    const code = outcome.ended === 'stopped' ? 'cancelled' : 'too-large'
    return failed(code, unread(outcome, basename(path)), path)
  }
  return outcome.answer.ok ? done({ patch, texts }) : outcome.answer
}
