import { counted } from '#shared/model/counted'
import type { ArticleId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import type { Article } from '#shared/model/records'
import type { ArticlePatch } from '#shared/operations/operation'
import { call, closePane, perform, reportProblem, undoing, useWorkbench } from '../store'
import { confirm, toast } from '../widgets'

export async function setArticle(id: ArticleId, patch: ArticlePatch): Promise<boolean> {
  return perform({ kind: 'article.set', id, patch })
}

export async function setStatus(id: ArticleId, status: Article['status']): Promise<boolean> {
  return setArticle(id, { status })
}

/** Takes an article out of the project, after saying what goes with it. False where the analyst thinks better of it. */
export async function removeArticle(id: ArticleId, title: string): Promise<boolean> {
  const lost = await lostWith(id)
  if (lost === null) return false
  const goes = lost === '' ? 'Nothing has been marked in it.' : `With it go ${lost}.`
  const sure = await confirm({
    title: `Remove ${inQuotes(title)}?`,
    text: `${goes} It can be undone.`,
    button: 'Remove the article',
    danger: true,
  })
  if (!sure || !(await perform({ kind: 'article.remove', id }, true))) return false
  closePanesOf(id)
  toast({ text: `Removed ${inQuotes(title)}.`, action: undoing() })
  return true
}

/** What is lost with an article, in words, '' where nothing is; null where it could not be found out. */
async function lostWith(id: ArticleId): Promise<string | null> {
  const reply = await call('articles.read', { id })
  if (!reply.ok) {
    reportProblem(reply.problem)
    return null
  }
  const { claims = [], mentions = [], links = [] } = reply.value.slice
  const own = new Set(claims.filter(claim => claim.article === id).map(claim => claim.id))
  const ofOwn = links.filter(
    ({ claim, target }) =>
      own.has(claim) || (target.kind === 'claim' ? own.has(target.claim) : target.article === id),
  )
  const parts = [
    own.size > 0 && counted(own.size, 'claim'),
    mentions.some(mention => mention.article === id) &&
      counted(mentions.filter(mention => mention.article === id).length, 'mention'),
    ofOwn.length > 0 && counted(ofOwn.length, 'evidence link'),
  ].filter(part => part !== false)
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(parts)
}

function closePanesOf(id: ArticleId): void {
  const { panes } = useWorkbench.getState().workspace
  for (const pane of [1, 0]) if (panes[pane] === id) closePane(pane)
}
