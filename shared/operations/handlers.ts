import { isOrphan, placed } from '../anchors/orphan'
import { begun } from '../model/begun'
import type { Stamp } from '../model/records'
import type { IdOf } from '../model/tables'
import { unfittingValue } from './attribute-values'
import type { Draft } from './draft'
import { add, remove, set } from './edits'
import { deleteEntity, mergeEntities, splitEntity } from './entity-handlers'
import type { OperationBody, OperationKind } from './operation'
import { layingPatch } from './patch-handler'
import { type Refusal, refusal } from './refusal'
import {
  addComment,
  deleteComment,
  mergeVersion,
  reopenAdjudication,
  reopenDecision,
  settleAdjudication,
  settleDecisions,
} from './review-handlers'
import { reviseArticle } from './revise-handler'
import { addToScheme, deleteFromScheme, mergeInScheme, setInScheme } from './scheme-handlers'

/**
 * What one kind of operation does to a draft; a refusal where it cannot. One that may touch any number of records does it in
 * steps. References are checked once, afterwards, for all kinds alike.
 */
export type Handler<K extends OperationKind> = (
  draft: Draft,
  body: Extract<OperationBody, { kind: K }>,
  stamp: Stamp,
) => Refusal | undefined | Generator<undefined, Refusal | undefined>

export const handlers: { readonly [K in OperationKind]: Handler<K> } = {
  'project.create': (draft, body, stamp) => {
    if (draft.size('info') > 0) return refusal('exists', 'The project has been set up already.')
    draft.put('info', { ...body.info, created: stamp.at })
    return undefined
  },
  'project.set': (draft, body) => {
    const [info] = draft.all('info')
    if (!info) return refusal('missing', 'The project has not been set up.')
    return set(draft, 'info', info.id, body.patch)
  },
  'annotator.add': (draft, body, stamp) => add(draft, 'annotators', { ...body.annotator, created: stamp.at }),
  'annotator.set': (draft, body) => set(draft, 'annotators', body.id, body.patch),

  'article.add': (draft, body, stamp) => add(draft, 'articles', begun(body.article, stamp)),
  'article.set': (draft, body, stamp) => set(draft, 'articles', body.id, { ...body.patch, changed: stamp }),
  'article.revise': reviseArticle,
  'article.remove': (draft, body) => {
    for (const link of draft.spanLinksIn(body.id)) draft.remove('links', link)
    for (const claim of draft.claimsIn(body.id)) deleteClaim(draft, claim)
    for (const mention of draft.mentionsIn(body.id)) draft.remove('mentions', mention)
    return remove(draft, 'articles', body.id)
  },

  'claim.create': (draft, body, stamp) =>
    unfittingValue(draft, body.claim.attributes) ?? add(draft, 'claims', begun(body.claim, stamp)),
  'claim.set': (draft, body, stamp) =>
    unfittingValue(draft, body.patch.attributes ?? {}, draft.get('claims', body.id)?.attributes) ??
    set(settled(draft, 'claims', body.id, body.patch.spans), 'claims', body.id, {
      ...body.patch,
      changed: stamp,
    }),
  'claim.delete': (draft, body) => deleteClaim(draft, body.id),

  'mention.create': (draft, body, stamp) => add(draft, 'mentions', begun(body.mention, stamp)),
  'mention.set': (draft, body, stamp) =>
    set(settled(draft, 'mentions', body.id, body.patch.span), 'mentions', body.id, {
      ...body.patch,
      changed: stamp,
    }),
  'mention.delete': (draft, body) => remove(draft, 'mentions', body.id),

  'entity.create': (draft, body, stamp) => add(draft, 'entities', begun(body.entity, stamp)),
  'entity.set': (draft, body, stamp) => set(draft, 'entities', body.id, { ...body.patch, changed: stamp }),
  'entity.delete': deleteEntity,
  'entity.merge': mergeEntities,
  'entity.split': splitEntity,

  'evidence.link': (draft, body, stamp) => add(draft, 'links', begun(body.link, stamp)),
  'evidence.set': (draft, body, stamp) => set(draft, 'links', body.id, { ...body.patch, changed: stamp }),
  'evidence.unlink': (draft, body) => remove(draft, 'links', body.id),

  'scheme.add': addToScheme,
  'scheme.set': setInScheme,
  'scheme.delete': deleteFromScheme,
  'scheme.merge': mergeInScheme,

  'records.patch': layingPatch,
  merge: mergeVersion,

  'comment.add': addComment,
  'comment.set': (draft, body, stamp) => set(draft, 'comments', body.id, { ...body.patch, changed: stamp }),
  'comment.delete': deleteComment,
  // Known from the history; no record changes.
  'pack.handOut': () => undefined,
  'decision.settle': settleDecisions,
  'decision.reopen': reopenDecision,
  'adjudication.settle': settleAdjudication,
  'adjudication.reopen': reopenAdjudication,

  batch: () => refusal('malformed', 'A batch cannot hold a batch.'),
}

/** The draft, where an orphan that is given a place is none any more. */
function settled<T extends 'claims' | 'mentions'>(draft: Draft, table: T, id: IdOf<T>, to: unknown): Draft {
  const record = draft.get(table, id)
  if (to !== undefined && record && isOrphan(record)) draft.put(table, placed(record) as typeof record)
  return draft
}

function deleteClaim(draft: Draft, id: IdOf<'claims'>): Refusal | undefined {
  for (const link of draft.linksOf(id)) draft.remove('links', link)
  return remove(draft, 'claims', id)
}
