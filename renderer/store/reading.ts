import type { Problem, Reply } from '#shared/api/problem'
import type { Slice } from '#shared/api/views'
import type { ArticleId } from '#shared/model/ids'
import { call } from './engine'
import { forgetFarArticles } from './forgetting'
import { timesReadAnew } from './reading-anew'
import { shownArticles } from './shown-now'
import { cache, texts, useWorkbench } from './workbench'

/* Reading into the cache. What is answered after another project has been shown is dropped: it is of the last one. */

/** The articles that are being read: several parts of the window may want the same one at once. */
const underway = new Map<ArticleId, { readonly opening: number; readonly found: Promise<Problem | null> }>()

/** Reads an article with its annotations. A problem where it could not be read. */
export function readArticle(id: ArticleId): Promise<Problem | null> {
  const { opening } = useWorkbench.getState()
  const begun = underway.get(id)
  if (begun?.opening === opening) return begun.found
  const reading = { opening, found: fetchArticle(id, opening) }
  underway.set(id, reading)
  const over = () => underway.get(id) === reading && underway.delete(id)
  reading.found.then(over, over)
  return reading.found
}

async function fetchArticle(id: ArticleId, opening: number): Promise<Problem | null> {
  const reply = await asOfNow(opening, () => call('articles.read', { id }))
  if (!reply) return null
  if (!reply.ok) return reply.problem
  texts.set(id, reply.value.text)
  forgetFarArticles(cache, texts, new Set([...shownArticles(), id]))
  takeIn(reply.value.slice)
  return null
}

/** Reads the records that `read` asks for. A problem where they could not be read: then they are not there. */
export async function readSlice(read: () => Promise<Reply<Slice>>): Promise<Problem | null> {
  const reply = await asOfNow(useWorkbench.getState().opening, read)
  if (!reply?.ok) return reply?.problem ?? null
  takeIn(reply.value)
  return null
}

/**
 * The answer, asked for again where everything shown has been read anew meanwhile: it may be older than that. Null where
 * another project is shown by then.
 */
async function asOfNow<T>(opening: number, read: () => Promise<Reply<T>>): Promise<Reply<T> | null> {
  for (;;) {
    const before = timesReadAnew()
    const reply = await read()
    if (useWorkbench.getState().opening !== opening) return null
    if (timesReadAnew() === before) return reply
  }
}

function takeIn(slice: Slice): void {
  cache.take(slice)
  useWorkbench.setState(state => ({ arrivals: state.arrivals + 1 }))
}
