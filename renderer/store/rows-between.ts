import { done, failed, type Reply } from '#shared/api/problem'
import type { Window } from '#shared/api/views'
import { reportProblem } from './report'
import { unlessGivenUp, waitFor } from './waiting'

/* Rows of a list that are acted on together, whether they are in view or not. */

const page = 500

/** The rows from one to another, both included; or why not all of them could be read: then none are acted on. */
export async function readBetween<Row>(
  read: (offset: number, limit: number) => Promise<Reply<Window<Row>>>,
  from: number,
  to: number,
): Promise<Reply<readonly Row[]>> {
  const found: Row[] = []
  const last = Math.max(from, to)
  for (let offset = Math.min(from, to); offset <= last; offset += page) {
    const limit = Math.min(page, last - offset + 1)
    const reply = await read(offset, limit)
    if (!reply.ok) return reply
    found.push(...reply.value.rows)
    if (reply.value.rows.length < limit) break
  }
  return done(found)
}

/**
 * The same, waited for under a title. Null where the analyst has given it up, or they could not all be read, which is
 * said: what is chosen is then as it was.
 */
export async function rowsBetween<Row>(
  title: string,
  read: (offset: number, limit: number, task: string) => Promise<Reply<Window<Row>>>,
  from: number,
  to: number,
): Promise<readonly Row[] | null> {
  let over = false
  const rows = await unlessItFails(title, task =>
    readBetween(async (offset, limit) => (over ? leftOff : read(offset, limit, task)), from, to),
  )
  over = true
  return rows
}

/** What is read is needed no more. */
const leftOff = failed('cancelled', 'Reading it was cancelled.')

/** What is asked for under a title; null where it was given up, at once, or where it failed, which is said. */
export function unlessItFails<T>(title: string, ask: (task: string) => Promise<Reply<T>>): Promise<T | null> {
  return waitFor(title, async task => {
    const asked = ask(task)
    if (!(await unlessGivenUp(task, asked))) return null
    const reply = await asked
    if (!reply.ok) reportProblem(reply.problem)
    return reply.ok ? reply.value : null
  })
}
