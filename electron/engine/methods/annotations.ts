import { anchorAt } from '#shared/anchors/anchor'
import type { Methods } from '#shared/api/contract'
import { done, failed } from '#shared/api/problem'
import { type MentionId, mintId } from '#shared/model/ids'
import { short } from '#shared/operations/describe'
import { largestBatch, type RequestedBody } from '#shared/operations/operation'
import { entityMentions, findNames, suggestEntities } from '../queries/entities'
import { listClaims, listEntities } from '../queries/lists'
import { schemeUsage } from '../queries/scheme-usage'
import { search } from '../queries/search'
import { claimSlice, commentsSlice, entitySlice } from '../queries/slices'
import type { Session } from '../session'
import { performMade } from './perform'

type Names =
  | 'claims.list'
  | 'claims.read'
  | 'entities.list'
  | 'entities.read'
  | 'entities.suggest'
  | 'entities.mentions'
  | 'entities.occurrences'
  | 'entities.markAll'
  | 'comments.on'
  | 'scheme.usage'
  | 'search.find'
  | 'history.list'

/** Claims, entities and what is asked about them. */
export function annotationMethods(session: Session): Pick<Methods, Names> {
  /** How many searches the window has begun: only the latest is carried to its end. */
  let searches = 0
  return {
    'claims.list': ({ filter, offset, limit }) =>
      session.with(({ project }) => {
        const { total, rows } = listClaims(project, filter)
        return done({ total, offset, rows: rows(offset, limit) })
      }),
    'claims.read': ({ id }) =>
      session.with(({ project }) =>
        project.get('claims', id)
          ? done(claimSlice(project, id))
          : failed('missing', 'The claim is no longer in the project.'),
      ),

    'entities.list': ({ filter, offset, limit }) =>
      session.with(({ project }) => {
        const { total, rows } = listEntities(project, filter)
        return done({ total, offset, rows: rows(offset, limit) })
      }),
    'entities.read': ({ id }) =>
      session.with(({ project }) =>
        project.get('entities', id)
          ? done(entitySlice(project, id))
          : failed('missing', 'The entity is no longer in the register.'),
      ),
    'entities.suggest': ({ text, limit }) =>
      session.with(({ project }) => done(suggestEntities(project, text, limit))),
    'entities.mentions': ({ id, offset, limit }) =>
      session.with(({ project }) => done({ ...entityMentions(project, id, offset, limit), offset })),
    'entities.occurrences': ({ names, article }) =>
      session.with(({ project }) => {
        const { places, marked } = findNames(project, names, article)
        return done({
          places: places.length,
          articles: new Set(places.map(place => place.article.id)).size,
          marked,
        })
      }),
    'entities.markAll': ({ entity, names, article }) =>
      session.with(async open => {
        const record = open.project.get('entities', entity)
        if (!record) return failed('missing', 'The entity is no longer in the register.')
        const { places } = findNames(open.project, names, article)
        if (places.length === 0)
          return failed('pointless', `“${names[0]}” occurs nowhere else without a mention.`)
        if (places.length > largestBatch)
          return failed(
            'too-large',
            `There are ${places.length.toLocaleString('en-GB')} places, and at most ${largestBatch.toLocaleString('en-GB')} are marked at once. Mark them article by article.`,
          )
        const { random } = session.projects.surroundings
        const operations = places.map(place => ({
          kind: 'mention.create' as const,
          mention: {
            id: mintId<MentionId>('mention', random),
            article: place.article.id,
            span: anchorAt(place.text, place.start, place.end),
            entity,
          },
        }))
        const title = `Marked ${places.length} mention${places.length === 1 ? '' : 's'} of “${short(record.name)}”`
        const body: RequestedBody = { kind: 'batch', title, operations }
        const performed = await performMade(session, open, body)
        return performed.ok ? done({ ...performed.value, marked: places.length }) : performed
      }),

    'comments.on': ({ on }) => session.with(({ project }) => done(commentsSlice(project, on))),
    'scheme.usage': ({ table, id }) => session.with(({ project }) => done(schemeUsage(project, table, id))),
    'search.find': ({ text, limit }) =>
      session.with(async ({ project }) => {
        const turn = ++searches
        const found = await search(project, text, limit, () => turn !== searches)
        return found ? done(found) : failed('cancelled', 'A later search has taken the place of this one.')
      }),
    'history.list': ({ by, offset, limit }) =>
      session.with(({ project, book }) => done({ ...book.rows(project, by, offset, limit), offset })),
  }
}
