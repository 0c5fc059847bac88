import type { Methods } from '#shared/api/contract'
import { done, failed } from '#shared/api/problem'
import type { Session } from '../session'

type Names =
  | 'comparisons.open'
  | 'comparisons.head'
  | 'comparisons.list'
  | 'comparisons.read'
  | 'comparisons.preview'
  | 'comparisons.restore'
  | 'comparisons.close'
  | 'tasks.cancel'

/** The project as it stands, held against a snapshot of it or another project file. */
export function comparisonMethods(session: Session): Pick<Methods, Names> {
  const none = () => failed('not-found', 'There is no such comparison.')
  return {
    'comparisons.open': () => session.with(none),
    'comparisons.head': () => session.with(none),
    'comparisons.list': () => session.with(none),
    'comparisons.read': () => session.with(none),
    'comparisons.preview': () => session.with(none),
    'comparisons.restore': ({ project }) => session.withShown(project, none),
    'comparisons.close': async () => done(null),
    'tasks.cancel': async () => done(null),
  }
}
