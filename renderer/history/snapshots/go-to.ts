import type { DifferenceDetail, DifferencePassage } from '#shared/api/compare-views'
import type { ArticleId, ClaimId, EntityId } from '#shared/model/ids'
import { schemeTables } from '#shared/model/tables'
import { call, openArticle, setView, setWorkspace, showEntity } from '../../store'
import { say } from '../../widgets'

/** Goes to a difference where the analyst works on it: in its article, in the register, in the scheme. */
export async function goToDifference({ row, passages, to }: DifferenceDetail): Promise<void> {
  const [passage] = passages
  if (passage) await goToPassage(passage, row.table === 'claims' && to ? (row.id as ClaimId) : null)
  else if (row.table === 'articles') await goToArticle(row.id as ArticleId)
  else if (row.table === 'entities' && to) showEntity(row.id as EntityId)
  else if ((schemeTables as readonly string[]).includes(row.table)) setView('scheme')
  else say('It is no longer in the project. Restore it to go there.')
}

/** Shows the words in their article; with a claim, in the inspector too. */
export async function goToPassage(
  { article, marks, start }: DifferencePassage,
  claim: ClaimId | null,
): Promise<void> {
  const from = marks[0]?.start ?? start
  const end = Math.max(from, ...marks.map(mark => mark.end))
  if ((await goToArticle(article, { start: from, end })) && claim) setWorkspace({ claim })
}

async function goToArticle(id: ArticleId, range?: { start: number; end: number }): Promise<boolean> {
  const reply = await call('articles.read', { id })
  if (reply.ok) openArticle(id, range ? { range } : {})
  else say('Its article is no longer in the project. Restore the article to go there.')
  return reply.ok
}
