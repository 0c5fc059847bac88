import type { SpansPlacement } from '#shared/anchors/reanchor-spans'
import { done, failed, type Reply } from '#shared/api/problem'
import { type Mark, marksIn } from '#shared/editions/marks'
import type { TextHash } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Article } from '#shared/model/records'
import type { Readers } from '../apart/readers'

export interface Placed {
  readonly mark: Mark
  readonly placement: SpansPlacement
}

/**
 * Where everything that is marked in the article would be in the corrected text. Orphans of earlier editions are
 * looked for from the text that they were marked in.
 */
export async function placementsIn(
  project: ProjectReader,
  readers: Readers,
  article: Article,
  text: string,
  signal: AbortSignal,
): Promise<Reply<readonly Placed[]>> {
  const byEdition = new Map<TextHash, Mark[]>()
  for (const mark of marksIn(project, article.id)) {
    const edition = mark.edition ?? article.textHash
    const marks = byEdition.get(edition)
    if (marks) marks.push(mark)
    else byEdition.set(edition, [mark])
  }
  const placed: Placed[] = []
  for (const [edition, marks] of byEdition) {
    const from = project.text(edition)
    if (from === undefined) return failed('missing', `The text of “${article.title}” is not in the project.`)
    const given = { from, to: text, spans: marks.map(mark => mark.spans) }
    const outcome = await readers.read('edition', given, { signal })
    if (outcome.ended === 'stopped') return failed('cancelled', 'This was stopped. Nothing has been changed.')
    if (outcome.ended !== 'answered')
      return failed(
        'too-large',
        `The two editions of “${article.title}” take too long to compare. Nothing has been changed.`,
      )
    marks.forEach((mark, i) => {
      const placement = outcome.answer[i]
      if (placement) placed.push({ mark, placement })
    })
  }
  return done(placed)
}
