import { resolve } from 'node:path'
import type { AcceptedArticle } from '#shared/api/contract'
import { acceptedFrom } from '#shared/library/accept'
import type { ArticleId } from '#shared/model/ids'
import type { WorkbenchSession } from '../engine/ports'

/** What became of one file, as `--json` prints it. */
export type FileOutcome =
  | { readonly file: string; readonly outcome: 'added'; readonly title: string; readonly article: ArticleId }
  | { readonly file: string; readonly outcome: 'duplicate'; readonly title: string }
  | { readonly file: string; readonly outcome: 'refused' | 'unreadable'; readonly message: string }

/** Proposes and adds some files as one operation, in the order in which they were named. */
export async function addBatch(
  { methods }: WorkbenchSession,
  files: readonly string[],
  unreadable: ReadonlyMap<string, string>,
) {
  const outcomes: (
    | FileOutcome
    | { readonly file: string; readonly outcome: 'accepted'; readonly article: AcceptedArticle }
  )[] = []
  const texts = new Set<string>()
  for (const file of files) {
    const why = unreadable.get(file)
    if (why !== undefined) {
      outcomes.push({ file, outcome: 'unreadable', message: why })
      continue
    }
    const proposed = await methods['articles.propose']({ sources: [{ path: resolve(file) }] })
    if (!proposed.ok) return proposed
    const [answer] = proposed.value
    if (!answer?.ok) {
      outcomes.push({ file, outcome: 'refused', message: answer?.message ?? 'it was not read' })
      continue
    }
    const { title, sameAs } = answer.proposal
    const article = acceptedFrom(answer.proposal)
    if (article.text === '')
      outcomes.push({ file, outcome: 'refused', message: 'it holds nothing that looks like an article' })
    else if (sameAs || texts.has(article.text))
      outcomes.push({ file, outcome: 'duplicate', title: sameAs?.title ?? title })
    else outcomes.push({ file, outcome: 'accepted', article })
    texts.add(article.text)
  }
  const accepted = outcomes.flatMap(outcome => (outcome.outcome === 'accepted' ? [outcome.article] : []))
  const added = accepted.length > 0 ? await methods['articles.add']({ articles: accepted }) : undefined
  if (added && !added.ok) return added
  const ids = [...(added?.value.added ?? [])]
  const value = outcomes.map((outcome): FileOutcome => {
    if (outcome.outcome !== 'accepted') return outcome
    const article = ids.shift()
    if (!article) throw new Error(`${outcome.file} was accepted and not added`)
    return { file: outcome.file, outcome: 'added', title: outcome.article.title, article }
  })
  return { ok: true as const, value }
}
