import { documentText } from '../../electron/engine/storage/project-document'
import type { Work } from './analysts'

/** The project file as the engine would leave it when the window is closed. */
export function projectFile(work: Work): string {
  return [
    ...documentText({
      epoch: 1,
      saved: work.now,
      closed: true,
      project: work.project.snapshot(),
      history: work.history,
      heads: work.heads.copy(),
      unknown: { fields: {}, tables: {} },
    }),
  ].join('')
}
