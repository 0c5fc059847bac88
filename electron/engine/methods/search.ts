import type { Methods } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import { type ArticleId, type EntityId, type MentionId, mintId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import { short } from '#shared/operations/describe'
import { largestBatch, type SingleBody } from '#shared/operations/operation'
import { givenUp } from '../not-done'
import type { OpenProject } from '../open-project'
import { findingNames, marking } from '../search/names'
import { ProjectSearch } from '../search/project-search'
import { findingSharing } from '../search/sharing'
import type { Session } from '../session'
import { carriedOut, type TellProgress } from '../tasks'
import { type PutTogether, performMade } from './perform'

type Names = 'search.find' | 'articles.sharing' | 'entities.occurrences' | 'entities.markAll'

/** Whatever is looked for in all texts. */
export function searchMethods(session: Session): Pick<Methods, Names> {
  /** The window's latest search, while its project is open: only that is carried on with. */
  const latest = new WeakMap<OpenProject, ProjectSearch>()
  let asked = 0
  return {
    'search.find': ({ text, limit }) =>
      session.with(async open => {
        const turn = ++asked
        const before = latest.get(open)
        const search = before?.isOf(open.project, text)
          ? before
          : new ProjectSearch(open.project, text, before)
        latest.set(open, search)
        if (!(await search.advance(() => turn !== asked)))
          return failed('cancelled', 'A later search has taken the place of this one.')
        return done(search.results(limit))
      }),
    'articles.sharing': ({ words, task }) =>
      session.with(({ project }) =>
        session.tasks.run(task, async (signal, tell) => {
          const found = await carriedOut(
            findingSharing(project, words),
            'Looking through the articles',
            signal,
            tell,
          )
          return found ? done(found.value) : givenUp
        }),
      ),
    'entities.occurrences': ({ names, article, task }) =>
      session.with(({ project }) =>
        session.tasks.run(task, async (signal, tell) => {
          const found = await carriedOut(findingNames(project, names, article), looking, signal, tell)
          if (!found) return givenUp
          const { places, marked } = found.value
          return done({
            places: places.length,
            articles: new Set(places.map(place => place.article.id)).size,
            marked,
          })
        }),
      ),
    'entities.markAll': ({ entity, names, article, task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          const performed = await performMade(
            session,
            open,
            () => toMark(session, open, { entity, names, article }, signal, tell),
            { signal, tell },
          )
          if (!performed.ok) return performed
          const { performed: all, made } = performed.value
          return done({ ...all, marked: made.marked })
        }),
      ),
  }
}

const looking = 'Looking for the name in all articles'
const noEntity = failed('missing', 'The entity is no longer in the register.')

interface Asked {
  readonly entity: EntityId
  readonly names: readonly string[]
  readonly article: ArticleId | null
}

/** A mention for each place without one: where something has changed since, a place may be marked by now, or gone. */
async function toMark(
  session: Session,
  { project }: OpenProject,
  asked: Asked,
  signal: AbortSignal,
  tell: TellProgress,
): Promise<Reply<PutTogether & { readonly marked: number }>> {
  const record = project.get('entities', asked.entity)
  if (!record) return noEntity
  const found = await carriedOut(findingNames(project, asked.names, asked.article), looking, signal, tell)
  if (!found) return givenUp
  const { places } = found.value
  if (places.length === 0)
    return failed('pointless', `“${asked.names[0]}” occurs nowhere else without a mention.`)
  if (places.length > largestBatch)
    return failed(
      'too-large',
      `There are ${places.length.toLocaleString('en-GB')} places, and at most ${largestBatch.toLocaleString('en-GB')} are marked at once. Mark them article by article.`,
    )
  const { random } = session.projects.surroundings
  const mint = () => mintId<MentionId>('mention', random)
  const made = await carriedOut(marking(places, asked.entity, mint), 'Marking', signal, tell)
  if (!made) return givenUp
  const operations: readonly SingleBody[] = made.value
  const marked = operations.length
  const title = `Marked ${marked} mention${marked === 1 ? '' : 's'} of ${inQuotes(short(record.name))}`
  return done({ body: { kind: 'batch', title, operations }, marked })
}
