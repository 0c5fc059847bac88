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
  return {
    'editions.propose': ({ id, edition, task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          tell(comparing, 0)
          for (;;) {
            const { version } = open.project
            const article = revisable(open, id, edition)
            if (!article.ok) return article
            const found = await placementsIn(open.project, readers, article.value, edition.text, signal)
            if (!found.ok) return found
            // What was marked meanwhile is looked for as well.
            if (open.project.version === version)
              return done(reportOn(open.project, article.value, edition.text, found.value))
          }
        }),
      ),
    'editions.accept': ({ id, edition, leave, task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          tell(comparing, 0)
          const left = new Set(leave)
          const { text, outline } = edition
          const [textHash, length, words] = [hashOfText(text), text.length, wordCount(text)]
          const texts = new Map([[textHash, text]])
          const performed = await performMade(
            session,
            open,
            async () => {
              const article = revisable(open, id, edition)
              if (!article.ok) return article
              const found = await placementsIn(open.project, readers, article.value, text, signal)
              if (!found.ok) return found
              const all = found.value
              const places = all.filter(({ mark }) => !left.has(markKey(mark))).flatMap(placedSpans)
              return done({
                body: { kind: 'article.revise', id, textHash, length, words, outline, placed: places },
                texts,
                count: { placed: places.length, orphaned: all.length - places.length },
              })
            },
            { signal, tell },
          )
          return performed.ok ? done(performed.value.made.count) : performed
        }),
      ),
  }
}

const comparing = 'Comparing the editions'

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
