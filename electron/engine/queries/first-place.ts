import { emptyWorkspace, type Workspace } from '#shared/api/settings'
import type { ArticleId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Claim, EvidenceLink } from '#shared/model/records'
import { count } from './lists'

/** How many claims are looked at between two breaths. */
const pace = 512

/**
 * Where an analyst begins in a project that this machine has not seen: at the claim with the most evidence, beside
 * the article that says most about it; without links at the first article, where there is one. Yields now and then.
 */
export function* firstPlace(project: ProjectReader): Generator<undefined, Workspace> {
  let best: { claim: Claim; links: EvidenceLink[] } | undefined
  let seen = 0
  for (const claim of project.all('claims')) {
    if (++seen % pace === 0) yield
    if (count(project.linksOf(claim.id)) <= (best?.links.length ?? 0)) continue
    const links = [...project.linksOf(claim.id)].flatMap(id => project.get('links', id) ?? [])
    if (links.length > (best?.links.length ?? 0)) best = { claim, links }
  }
  if (!best) {
    const [article] = project.all('articles')
    return article ? { ...emptyWorkspace, panes: [article.id] } : emptyWorkspace
  }
  const { claim, links } = best
  const beside = mostFrequent(links.flatMap(link => farArticles(project, link, claim)))
  return { ...emptyWorkspace, panes: beside ? [claim.article, beside] : [claim.article], claim: claim.id }
}

function farArticles(project: ProjectReader, link: EvidenceLink, near: Claim): ArticleId[] {
  const ends = [
    link.target.kind === 'span' ? link.target.article : project.get('claims', link.target.claim)?.article,
    project.get('claims', link.claim)?.article,
  ]
  return ends.filter(article => article !== undefined).filter(article => article !== near.article)
}

function mostFrequent<Id>(ids: readonly Id[]): Id | undefined {
  const counts = new Map<Id, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}
