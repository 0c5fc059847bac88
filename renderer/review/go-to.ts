import type { DifferencePassage } from '#shared/api/compare-views'
import type { ArticleId, ClaimId, EntityId } from '#shared/model/ids'
import { schemeTables, type TableName } from '#shared/model/table-names'
import { call, openArticle, setView, setWorkspace, showEntity } from '../store'
import { say } from '../widgets'

/** What to do about a record that is not in the project: “Restore it to go there.” */
export interface WayBack {
  readonly record: string
  readonly article: string
}

interface Place {
  readonly table: TableName
  readonly id: string
  readonly passages: readonly DifferencePassage[]
  /** Whether the record is in the project as it stands. */
  readonly here: boolean
}

/** Goes to a difference where the analyst works on it: in its article, in the register, in the scheme. */
export async function goToPlace({ table, id, passages, here }: Place, back: WayBack): Promise<void> {
  const [passage] = passages
  if (passage) await goToPassage(passage, table === 'claims' && here ? (id as ClaimId) : null, back)
  else if (table === 'articles') await goToArticle(id as ArticleId, back)
  else if (table === 'entities' && here) showEntity(id as EntityId)
  else if ((schemeTables as readonly string[]).includes(table)) setView('scheme')
  else say(back.record)
}

/** Shows the words in their article; with a claim, in the inspector too. */
export async function goToPassage(
  { article, marks, start }: DifferencePassage,
  claim: ClaimId | null,
  back: WayBack,
): Promise<void> {
  const from = marks[0]?.start ?? start
  const end = Math.max(from, ...marks.map(mark => mark.end))
  if ((await goToArticle(article, back, { start: from, end })) && claim) setWorkspace({ claim })
}

async function goToArticle(
  id: ArticleId,
  back: WayBack,
  range?: { start: number; end: number },
): Promise<boolean> {
  const reply = await call('articles.read', { id })
  if (reply.ok) openArticle(id, range ? { range } : {})
  else say(back.article)
  return reply.ok
}
