import { done, type Reply } from '#shared/api/problem'
import type { Window } from '#shared/api/views'
import type { Waiting } from '../making'
import { readingGivenUp } from '../not-done'
import type { OpenProject } from '../open-project'
import type { Listing } from '../queries/lists'
import type { Session } from '../session'

/** Which part of a list is asked for, and the name under which it can be given up. */
interface Asked {
  readonly offset: number
  readonly limit: number
  readonly task?: string | undefined
}

/** A part of a list of the open project, as `list` has it: null where it was given up. */
export const listed = <Row>(
  session: Session,
  { offset, limit, task }: Asked,
  list: (open: OpenProject, waiting: Waiting) => Promise<Listing<Row> | null>,
): Promise<Reply<Window<Row>>> =>
  session.with(open =>
    session.tasks.run<Reply<Window<Row>>>(task, async (signal, tell) => {
      const found = await list(open, { signal, tell })
      return found ? done({ total: found.total, offset, rows: found.rows(offset, limit) }) : readingGivenUp
    }),
  )
