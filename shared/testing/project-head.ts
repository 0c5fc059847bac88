import type { ProjectHead } from '../api/views'
import type { ProjectId } from '../model/ids'

/** What is told of an empty project at a path, for the tests of whoever only passes it on. */
export function head(path: string, more: Partial<ProjectHead> = {}): ProjectHead {
  const name = path.split('/').at(-1) ?? path
  return {
    id: 'project' as ProjectId,
    title: name,
    guidelines: '',
    path,
    fileName: name,
    annotators: [],
    labels: [],
    attributes: [],
    entityTypes: [],
    stances: [],
    counts: { articles: 0, claims: 0, entities: 0, mentions: 0, links: 0 },
    revision: 0,
    durable: 0,
    trouble: null,
    annotator: null,
    readOnly: null,
    readOnlyCause: null,
    heldBy: null,
    recovery: [],
    undo: null,
    redo: null,
    ...more,
  }
}
