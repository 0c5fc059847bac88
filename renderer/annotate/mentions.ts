import { anchorAt } from '#shared/anchors/anchor'
import { trimRange } from '#shared/anchors/ranges'
import type { ArticleId, EntityId, EntityTypeId, MentionId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import type { Claim, Mention } from '#shared/model/records'
import type { SingleBody } from '#shared/operations/operation'
import { short } from '#shared/operations/short'
import { cache, call, newId, perform, pickClaim, undoing, waitFor } from '../store'
import { say, toast } from '../widgets'
import { pickMention, useMarkingDesk } from './desk'
import { activeArticle, clearMarked, pickedClaim } from './marking'
import { announce } from './spoken'

/* Mentions: which words refer to which entity. */

/** The entity that the marked words refer to: one of the register, or a new one. */
export type Referent =
  | { readonly entity: EntityId }
  | { readonly name: string; readonly type: EntityTypeId | null }

/** Marks the selection as a mention; a new entity is made with it, as one step of undo. */
export async function markMention(referent: Referent): Promise<void> {
  const marked = activeArticle()
  const range = marked?.parts.at(-1)
  const trimmed = marked && range ? trimRange(marked.text, range) : null
  if (!marked || !trimmed) return
  const entity = 'entity' in referent ? referent.entity : newId<EntityId>('entity')
  const id = newId<MentionId>('mention')
  const span = anchorAt(marked.text, trimmed.start, trimmed.end)
  const mention: SingleBody = {
    kind: 'mention.create',
    mention: { id, article: marked.article.id, span, entity },
  }
  if (marks(marked.article.id, trimmed.start, trimmed.end, entity)) {
    say('This mention is marked already.')
    return
  }
  // Picked before it is on disk: the next key is meant for it.
  const before = { claim: pickedClaim(), mention: useMarkingDesk.getState().mention }
  clearMarked()
  pickMention(id)
  const made =
    'entity' in referent
      ? await perform(mention)
      : await perform({
          kind: 'batch',
          title: `Marked ${inQuotes(short(span.quote))} as a mention of a new entity`,
          operations: [
            {
              kind: 'entity.create',
              entity: { id: entity, name: referent.name, type: referent.type, aliases: [], note: '' },
            },
            mention,
          ],
        })
  if (!made) {
    if (useMarkingDesk.getState().mention === id) pickAgain(before)
    return
  }
  announce(`Mention marked: ${span.quote}`)
}

/** What was picked before something that did not come about. */
function pickAgain({ claim, mention }: { claim: Claim | undefined; mention: MentionId | null }): void {
  pickMention(mention)
  if (claim) pickClaim(claim)
}

function marks(article: ArticleId, start: number, end: number, entity: EntityId): boolean {
  for (const mention of cache.all('mentions')) {
    const { span } = mention
    if (mention.article === article && mention.entity === entity && span.start === start && span.end === end)
      return true
  }
  return false
}

export async function deleteMention(id: MentionId): Promise<void> {
  if (!(await perform({ kind: 'mention.delete', id }))) return
  pickMention(null)
  toast({ text: 'Mention deleted.', action: undoing() })
}

/** The names by which a mention's entity is looked for: its own, its aliases, and the words of the mention. */
export function namesFor(mention: Mention): readonly string[] {
  const entity = mention.entity ? cache.get('entities', mention.entity) : undefined
  if (!entity) return []
  return [...new Set([mention.span.quote, entity.name, ...entity.aliases])]
}

/** Marks every place where the mention's entity is named and no mention stands yet, here or everywhere. */
export async function markEvery(mention: Mention, where: 'here' | 'everywhere'): Promise<void> {
  const { entity } = mention
  if (!entity) return
  const reply = await waitFor('Marking every mention', task =>
    call('entities.markAll', {
      entity,
      names: [...namesFor(mention)],
      article: where === 'here' ? mention.article : null,
      task,
    }),
  )
  if (!reply.ok) {
    if (reply.problem.code !== 'cancelled') say(reply.problem.message)
    return
  }
  const { marked } = reply.value
  toast({
    text: marked === 1 ? 'One more mention marked.' : `${marked} more mentions marked.`,
    action: undoing(),
  })
}
