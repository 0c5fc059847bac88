import { canonicalText } from '#shared/anchors/canonical'
import type { Methods } from '#shared/api/contract'
import type { CorrectedEdition } from '#shared/api/edition-contract'
import { done, failed, type Reply } from '#shared/api/problem'
import { markKey, placedMark } from '#shared/editions/marks'
import { wordCount } from '#shared/library/accept'
import type { ArticleId } from '#shared/model/ids'
import type { Anchor, Article } from '#shared/model/records'
import type { Readers } from '../apart/readers'
import { type Placed, placementsIn } from '../editions/placements'
import { reportOn } from '../editions/report'
import type { OpenProject } from '../open-project'
import type { Session } from '../session'
import { hashOfText } from '../storage/text-hash'
import { performMade } from './perform'

type Names = 'editions.propose' | 'editions.accept'

/** Corrected editions of articles: what they would do to what is marked, and taking them in. */
export function editionMethods(session: Session, readers: Readers): Pick<Methods, Names> {
  const placed = (open: OpenProject, article: Article, { text }: CorrectedEdition, task: string) =>
    session.tasks.run(task, async (signal, tell) => {
      tell('Comparing the editions', 0)
      for (;;) {
        const { revision } = open
        const found = await placementsIn(open.project, readers, article, text, signal)
        // What was marked meanwhile is looked for as well.
        if (!found.ok || open.revision === revision) return found
      }
    })
  return {
    'editions.propose': ({ id, edition, task }) =>
      session.with(async open => {
        const article = revisable(open, id, edition)
        if (!article.ok) return article
        const found = await placed(open, article.value, edition, task)
        return found.ok ? done(reportOn(open.project, article.value, edition.text, found.value)) : found
      }),
    'editions.accept': ({ id, edition, leave, task }) =>
      session.with(async open => {
        const article = revisable(open, id, edition)
        if (!article.ok) return article
        const found = await placed(open, article.value, edition, task)
        if (!found.ok) return found
        const left = new Set(leave)
        const kept = found.value.filter(({ mark }) => !left.has(markKey(mark)))
        const { text, outline } = edition
        const textHash = hashOfText(text)
        const performed = await performMade(
          session,
          open,
          {
            kind: 'article.revise',
            id,
            textHash,
            length: text.length,
            words: wordCount(text),
            outline,
            placed: kept.flatMap(placedSpans),
          },
          { texts: new Map([[textHash, text]]) },
        )
        if (!performed.ok) return performed
        const count = kept.filter(({ placement }) => placement.outcome !== 'orphaned').length
        return done({ placed: count, orphaned: found.value.length - count })
      }),
  }
}

function placedSpans({ mark, placement }: Placed) {
  if (placement.outcome === 'orphaned') return []
  const [first, ...others] = placement.spans
  return first ? [placedMark(mark, [first, ...others] satisfies readonly [Anchor, ...Anchor[]])] : []
}

function revisable(open: OpenProject, id: ArticleId, { text }: CorrectedEdition): Reply<Article> {
  const article = open.project.get('articles', id)
  if (!article) return failed('missing', 'The article is no longer in the project.')
  if (canonicalText(text) !== text)
    return failed(
      'malformed',
      'The text has line ends that are not kept as they are. Nothing has been changed.',
    )
  return done(article)
}
