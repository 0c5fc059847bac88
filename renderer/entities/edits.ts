import type { Problem } from '#shared/api/problem'
import { counted } from '#shared/model/counted'
import type { EntityId, MentionId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import type { Entity } from '#shared/model/records'
import { cache, call, newId, perform, readSlice, reportProblem, undoing, waitFor } from '../store'
import { type Choice, confirm, toast } from '../widgets'

/** Every place where one of the entity's names stands unmarked becomes a mention, once the analyst has seen how many. */
export async function markEverywhere(entity: Entity): Promise<void> {
  const names = [entity.name, ...entity.aliases]
  const found = await waitFor(`Looking for ${inQuotes(entity.name)} in all articles`, task =>
    call('entities.occurrences', { names, article: null, task }),
  )
  if (!found.ok) return reportUnlessGivenUp(found.problem)
  const { places, articles, marked } = found.value
  if (places === 0) {
    toast({
      kind: 'info',
      text:
        marked > 0
          ? `All ${marked} places are marked already.`
          : `${inQuotes(entity.name)} stands in no article.`,
    })
    return
  }
  const agreed = await confirm({
    title: `Mark ${counted(places, 'mention')} of ${inQuotes(entity.name)}?`,
    text: `${names.length > 1 ? `Its ${names.length} names stand` : 'The name stands'} unmarked in ${counted(places, 'place')} of ${counted(articles, 'article')}${marked > 0 ? `; ${marked} are marked already` : ''}. One undo takes all of it back.`,
    button: `Mark ${places}`,
  })
  if (!agreed) return
  const reply = await waitFor(`Marking every mention of ${inQuotes(entity.name)}`, task =>
    call('entities.markAll', { entity: entity.id, names, article: null, task }),
  )
  if (reply.ok)
    toast({
      text: `Marked ${counted(reply.value.marked, 'mention')}.`,
      action: undoing(),
    })
  else reportUnlessGivenUp(reply.problem)
}

/** Who gave it up need not be told so. */
function reportUnlessGivenUp(problem: Problem): void {
  if (problem.code !== 'cancelled') reportProblem(problem)
}

/** The register but for one, best first for what is typed. */
export async function otherEntities(id: EntityId, typed: string): Promise<readonly Choice<EntityId>[]> {
  const reply = await call('entities.suggest', { text: typed, limit: 20 })
  if (!reply.ok) return []
  return reply.value
    .filter(row => row.id !== id)
    .map(row => ({ value: row.id, label: row.name, hint: counted(row.mentions, 'mention') }))
}

export async function mergeInto(entity: Entity, into: EntityId): Promise<boolean> {
  const problem = await readSlice(() => call('entities.read', { id: into }))
  if (problem) {
    reportProblem(problem)
    return false
  }
  const other = inQuotes(cache.get('entities', into)?.name ?? '')
  const { total } = await mentionsOf(entity.id)
  const agreed = await confirm({
    title: `Merge ${inQuotes(entity.name)} into ${other}?`,
    text: `${counted(total, 'mention')} and every claim that names it will be ${other}’s; ${inQuotes(entity.name)} becomes one of its other names.`,
    button: 'Merge',
  })
  return agreed && perform({ kind: 'entity.merge', from: entity.id, into })
}

/** The chosen mentions, and no others, become those of a new entity. */
export async function splitOff(
  entity: Entity,
  name: string,
  mentions: readonly MentionId[],
): Promise<EntityId | null> {
  const id = newId<EntityId>('entity')
  const into = { id, name, type: entity.type, aliases: [], note: '' }
  const split = await perform({ kind: 'entity.split', from: entity.id, into, mentions, claims: [] })
  if (split)
    toast({
      text: `${inQuotes(name)} now has ${counted(mentions.length, 'mention')} of its own.`,
      action: undoing(),
    })
  return split ? id : null
}

export async function deleteEntity(entity: Entity): Promise<boolean> {
  const { total } = await mentionsOf(entity.id)
  const agreed = await confirm({
    title: `Delete ${inQuotes(entity.name)}?`,
    text:
      total > 0
        ? `${counted(total, 'mention')} will stay marked, linked to nothing, and claims will no longer name it.`
        : 'Nothing mentions it.',
    button: 'Delete',
    danger: true,
  })
  return agreed && perform({ kind: 'entity.delete', id: entity.id })
}

async function mentionsOf(id: EntityId): Promise<{ total: number }> {
  const reply = await call('entities.mentions', { id, offset: 0, limit: 1 })
  return reply.ok ? reply.value : { total: 0 }
}
