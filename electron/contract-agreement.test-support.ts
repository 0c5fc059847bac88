import { join } from 'node:path'
import type { Method, Params, Result } from '#shared/api/contract'
import type { Reply } from '#shared/api/problem'

type Call = <M extends Method>(method: M, params: Params<M>) => Promise<Reply<Result<M>>>

/** Plays the calls about agreement and adjudication, on the project `own`, which two annotators worked on and is open. */
export async function playAgreement(call: Call, own: string, folder: string): Promise<void> {
  const sides = await call('agreement.sides', {})
  const annotators = sides.ok ? sides.value.annotators.map(({ id }) => id).slice(0, 2) : []
  const compared = { annotators, articles: [], atLeast: 0 }
  const filter = { text: '', articles: [], differs: [], standings: [], cell: null }
  await call('agreement.report', { compared, task: 'agreement' })
  const page = { offset: 0, limit: 5 }
  await call('agreement.byArticle', { compared, ...page, task: 'by-article' })
  await call('agreement.articles', { text: '', among: null, ...page })
  const cases = await call('agreement.cases', { compared, filter, offset: 0, limit: 5 })
  const [first] = cases.ok ? cases.value.rows : []
  if (!first) throw new Error('there is no case to play with')
  const keys = [first.key]
  const shown = await call('agreement.case', { compared, key: first.key })
  const claim = shown.ok ? shown.value.versions.find(version => version.claim)?.claim : undefined
  if (claim) await call('agreement.caseOf', { compared, claim })
  await call('adjudication.settle', {
    project: own,
    compared,
    keys,
    ruling: { kind: 'none' },
    reason: 'Neither.',
  })
  await call('adjudication.acceptAgreed', { project: own, compared, articles: [] })
  await call('adjudication.progress', { compared })
  await call('adjudication.byArticle', { compared, text: '', among: null, ...page })
  await call('adjudication.reopen', { project: own, compared, keys })
  await call('adjudication.export', { compared, what: { kind: 'gold' }, path: join(folder, 'gold') })
  await call('report.write', { compared, format: 'html', path: join(folder, 'report'), task: 'report' })
}
