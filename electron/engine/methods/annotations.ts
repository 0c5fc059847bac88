import type { Methods } from '#shared/api/contract'
import { done, failed } from '#shared/api/problem'
import { entityClaims, entityMentions, suggestEntities } from '../queries/entities'
import { listClaims, listEntities } from '../queries/lists'
import { schemeUsage } from '../queries/scheme-usage'
import { claimSlice, commentsSlice, shownSlice } from '../queries/slices'
import type { Session } from '../session'
import { listed } from './listed'

type Names =
  | 'claims.list'
  | 'claims.read'
  | 'entities.list'
  | 'entities.read'
  | 'entities.suggest'
  | 'entities.mentions'
  | 'entities.claims'
  | 'records.read'
  | 'comments.on'
  | 'scheme.usage'
  | 'history.list'

/** Claims, entities and what is asked about them. */
export function annotationMethods(session: Session): Pick<Methods, Names> {
  return {
    'claims.list': ({ filter, ...asked }) =>
      listed(session, asked, ({ project }, waiting) => listClaims(project, filter, waiting)),
    'claims.read': ({ id }) =>
      session.with(({ project }) =>
        project.get('claims', id)
          ? done(claimSlice(project, id))
          : failed('missing', 'The claim is no longer in the project.'),
      ),

    'entities.list': ({ filter, ...asked }) =>
      listed(session, asked, ({ project }, waiting) => listEntities(project, filter, waiting)),
    'entities.read': ({ id }) =>
      session.with(({ project }) => {
        const entity = project.get('entities', id)
        return entity
          ? done({ entities: [entity] })
          : failed('missing', 'The entity is no longer in the register.')
      }),
    'entities.suggest': ({ text, limit }) =>
      session.with(async ({ project }) => done(await suggestEntities(project, text, limit))),
    'entities.mentions': ({ id, offset, limit }) =>
      session.with(async ({ project }) =>
        done({ ...(await entityMentions(project, id, offset, limit)), offset }),
      ),
    'entities.claims': ({ id, offset, limit }) =>
      session.with(async ({ project }) => done(await entityClaims(project, id, offset, limit))),

    'records.read': ({ project: path, ...shown }) =>
      session.withShown(path, ({ project }) =>
        done({ version: project.version, slice: shownSlice(project, shown) }),
      ),
    'comments.on': ({ on }) => session.with(({ project }) => done(commentsSlice(project, on))),
    'scheme.usage': ({ table, id }) =>
      session.with(async ({ project }) => done(await schemeUsage(project, table, id))),
    'history.list': ({ by, offset, limit }) =>
      session.with(async ({ project, book }) => {
        await book.readRows(by, offset, limit)
        return done({ ...book.rows(project, by, offset, limit), offset })
      }),
  }
}
