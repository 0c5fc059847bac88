import type { Method, Params, Result } from '#shared/api/contract'
import type { Reply } from '#shared/api/problem'
import type { ClaimId } from '#shared/model/ids'

type Call = <M extends Method>(method: M, params: Params<M>) => Promise<Reply<Result<M>>>

const filter: Params<'review.list'>['filter'] = {
  ...{ text: '', standings: [], kinds: [], weights: [], tables: [], articles: [], annotators: [], files: [] },
  sort: 'conflicts',
}

/** Plays the calls about reviews, on the open project `own` with the claim in it. `copy` is an earlier copy of it. */
export async function playReview(call: Call, own: string, claim: ClaimId, copy: string): Promise<void> {
  await call('project.open', { path: copy })
  const shown = await call('workbench.start', {})
  const theirs = shown.ok ? (shown.value.project?.path ?? copy) : copy
  const patch = (note: string, wording: string) =>
    ({ kind: 'claim.set', id: claim, patch: { note, wording } }) as const
  await call('project.perform', { project: theirs, body: patch('Said by them', 'Over ten thousand') })
  await call('project.open', { path: own })
  await call('project.perform', { project: own, body: patch('Said by us', '') })
  await call('review.current', {})
  const opened = await call('review.open', { task: 'hold', paths: [copy] })
  const review = opened.ok ? opened.value.id : ''
  const listed = await call('review.list', { review, filter, offset: 0, limit: 50 })
  await call('review.articles', { review, text: '', among: null, offset: 0, limit: 50 })
  const keys = listed.ok ? listed.value.rows.map(({ key }) => key) : []
  const [first = ''] = keys
  await call('review.place', { review, filter, key: first })
  await call('review.read', { review, key: first })
  await call('review.alike', { review, key: first })
  await call('review.comments', { review })
  await call('review.agreement', { task: 'agree', review, file: 0, article: null })
  await call('review.preview', { review, keys, verdict: 'theirs' })
  await call('review.decide', {
    project: own,
    review,
    keys: [first],
    verdict: 'theirs',
    reason: 'They are right',
  })
  await call('review.reopen', { project: own, review, keys: [first] })
  await call('review.mapping', { review, file: 0 })
  await call('review.mappingRows', { review, file: 0, tables: [], offset: 0, limit: 50 })
  await call('review.mappingChoices', { review, table: 'labels', text: '', limit: 50 })
  await call('review.map', {
    task: 'map',
    review,
    file: 0,
    set: [{ table: 'labels', id: 'label-x', into: null }],
  })
  await call('review.finish', { project: own, review, undecided: 'take' })
  await call('review.close', { review })
  await call('review.list', { review, filter, offset: 0, limit: 50 })
}
