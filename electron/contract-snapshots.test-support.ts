import type { Method, Params, Result } from '#shared/api/contract'
import type { Reply } from '#shared/api/problem'
import type { ClaimId } from '#shared/model/ids'

type Call = <M extends Method>(method: M, params: Params<M>) => Promise<Reply<Result<M>>>

/** Plays the calls about snapshots and comparisons, on the open project `own` with the claim in it. `copy` is another file. */
export async function playSnapshots(call: Call, own: string, claim: ClaimId, copy: string): Promise<void> {
  const taken = await call('snapshots.take', { project: own, name: 'Before the note' })
  const snapshot = taken.ok ? taken.value.id : ''
  await call('project.perform', {
    project: own,
    body: { kind: 'claim.set', id: claim, patch: { note: 'After the snapshot' } },
    confirmed: true,
  })
  await call('snapshots.list', {})
  const compared = await call('comparisons.open', {
    task: 'compare',
    with: { kind: 'snapshot', id: snapshot },
  })
  const comparison = compared.ok ? compared.value.id : ''
  const all = { text: '', kinds: [], weights: [], tables: [], articles: [], annotators: [] }
  await call('comparisons.head', { comparison })
  await call('comparisons.list', { comparison, filter: all, offset: 0, limit: 50 })
  await call('comparisons.articles', { comparison, text: '', among: null, offset: 0, limit: 50 })
  await call('comparisons.read', { comparison, key: `claims/${claim}` })
  await call('comparisons.preview', { comparison, keys: 'all' })
  await call('comparisons.restore', { project: own, comparison, keys: [`claims/${claim}`] })
  await call('comparisons.restore', { project: own, comparison, keys: 'all' })
  await call('comparisons.open', {
    task: 'compare-file',
    with: { kind: 'file', path: copy },
  })
  await call('comparisons.close', { comparison })
  await call('comparisons.head', { comparison })
  await call('snapshots.forget', { project: own, id: snapshot })
}
