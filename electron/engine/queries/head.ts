import { basename } from 'node:path'
import type { ProjectHead } from '#shared/api/views'
import type { AnnotatorId, ProjectId } from '#shared/model/ids'
import type { OpenProject } from '../open-project'

/** An open project without its articles and annotations. */
export function headOf(open: OpenProject, annotator: AnnotatorId | null): ProjectHead {
  const { project } = open
  const [info] = project.all('info')
  const inOrder = <R extends { readonly order: number }>(records: Iterable<R>): R[] =>
    [...records].sort((a, b) => a.order - b.order)
  return {
    id: info?.id ?? ('project' as ProjectId),
    title: info?.title ?? basename(open.path),
    guidelines: info?.guidelines ?? '',
    path: open.path,
    fileName: basename(open.path),
    annotators: [...project.all('annotators')],
    labels: inOrder(project.all('labels')),
    attributes: inOrder(project.all('attributes')),
    entityTypes: inOrder(project.all('entityTypes')),
    stances: inOrder(project.all('stances')),
    counts: open.counts(),
    revision: open.revision,
    durable: open.durable,
    trouble: open.trouble,
    annotator,
    readOnly: open.readOnly,
    readOnlyCause: open.readOnlyCause,
    heldBy: open.heldBy,
    recovery: open.recovery,
    ...open.undoState(),
  }
}
