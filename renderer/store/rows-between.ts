import { done, failed, type Reply } from '#shared/api/problem'
import type { Window } from '#shared/api/views'
import { reportProblem } from './report'
import { unlessGivenUp, waitFor } from './waiting'
import { useWorkbench } from './workbench'

/* Rows of a list that are acted on together, whether they are in view or not. */

const page = 500
/** How often a list is begun anew that has become another between two pages. */
const most = 5

type ReadPage<Row> = (offset: number, limit: number) => Promise<Reply<Window<Row>>>

/**
 * The rows from one to another, both included, as they were at one time; or why not all of them could be read: then none
 * are acted on. Once it is given up, no further page is read.
 */
export async function readBetween<Row>(
  read: ReadPage<Row>,
  from: number,
  to: number,
  givenUp: AbortSignal,
): Promise<Reply<readonly Row[]>> {
  for (let times = 0; times < most; times++) {
    const rows = await readOnce(read, Math.min(from, to), Math.max(from, to), givenUp)
    if (rows) return rows
  }
  return changing
}

/** Null where the project was changed between two pages: rows may have been passed over, or be here twice. */
async function readOnce<Row>(
  read: ReadPage<Row>,
  first: number,
  last: number,
  givenUp: AbortSignal,
): Promise<Reply<readonly Row[]> | null> {
  const found: Row[] = []
  const { changes } = useWorkbench.getState()
  let of: number | null = null
  for (let offset = first; offset <= last; offset += page) {
    if (givenUp.aborted) return leftOff
    const reply = await read(offset, Math.min(page, last - offset + 1))
    if (!reply.ok) return reply
    const { rows, total } = reply.value
    // The first page is of one time, whatever has been changed since it was asked for.
    if (of !== null && (of !== total || useWorkbench.getState().changes !== changes)) return null
    of = total
    found.push(...rows)
    if (offset + page >= total) break
  }
  return done(found)
}

/**
 * The same, waited for under a title. Null where the analyst has given it up, or they could not all be read, which is
 * said: what is chosen is then as it was.
 */
export function rowsBetween<Row>(
  title: string,
  read: (offset: number, limit: number, task: string) => Promise<Reply<Window<Row>>>,
  from: number,
  to: number,
): Promise<readonly Row[] | null> {
  return unlessItFails(title, (task, givenUp) =>
    readBetween((offset, limit) => read(offset, limit, task), from, to, givenUp),
  )
}

/** What is read is needed no more. */
export const leftOff = failed('cancelled', 'Reading it was cancelled.')

const changing = failed('overtaken', 'The list kept changing while it was read. Try it again.')

/**
 * What is asked for under a title; null where it was given up, at once, or where it failed, which is said. Whoever asks
 * for one thing after another heeds `givenUp`: the engine is told only of what is under way.
 */
export async function unlessItFails<T>(
  title: string,
  ask: (task: string, givenUp: AbortSignal) => Promise<Reply<T>>,
): Promise<T | null> {
  const over = new AbortController()
  const reply = await waitFor(title, async task => {
    const asked = ask(task, over.signal)
    if (await unlessGivenUp(task, asked)) return asked
    over.abort()
    return null
  })
  if (reply?.ok) return reply.value
  if (reply) reportProblem(reply.problem)
  return null
}
