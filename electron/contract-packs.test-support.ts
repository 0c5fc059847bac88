import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Method, Params, Result } from '#shared/api/contract'
import type { Reply } from '#shared/api/problem'
import type { ArticleId } from '#shared/model/ids'

type Call = <M extends Method>(method: M, params: Params<M>) => Promise<Reply<Result<M>>>

/** Plays the calls about packs and review packs, on the open project `own` with the article in it. */
export async function playPacks(call: Call, own: string, article: ArticleId, folder: string): Promise<void> {
  const selection = {
    articles: [article],
    annotators: 'all',
    register: 'needed',
    assessments: false,
  } as const
  const pack = join(folder, 'pack.claimbench.json')
  await call('packs.preview', { selection })
  await call('packs.handOut', { project: own, path: pack, name: 'For Bo', selection })
  await call('packs.handOut', { project: own, path: pack, name: 'Over it', selection })
  await call('packs.list', {})
  const review = join(folder, 'ours.claimbench-review.json')
  await call('reviewPacks.preview', { since: null })
  await call('reviewPacks.send', { since: null, path: review })
  await call('reviewPacks.read', { path: review })
  await call('reviewPacks.apply', { project: own, path: review })
  await call('reviewPacks.read', { path: own })
  for (const path of [pack, review]) await rm(path, { force: true })
}
