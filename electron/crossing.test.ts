import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contract, type Method, type Params, type Result } from '#shared/api/contract'
import { acceptedFrom } from '#shared/library/accept'
import type { CommentId, LabelId } from '#shared/model/ids'
import { documentText } from './engine/storage/project-document'
import { largeProject } from './engine/storage/testing/large-project'
import { Trial } from './engine/trial.test-support'
import { testFolder } from './test-folders.test-support'

/*
 * Nothing large crosses the process boundary. Every method of the contract is called on a project and on one ten times
 * as large, and its reply, and the events that come with it, may not be longer for that.
 */

/** Rows to a window: fewer than there are of anything. */
const window = { offset: 0, limit: 3 }
/** Numbers with a figure more, and titles with one. */
const bytesOfSlack = 200

interface Growth {
  readonly method: Method
  /** Bytes for each further article, at most. */
  readonly bytes: number
  readonly why: string
}
/** What grows because it was asked for, or has a bound of its own. */
const grows: readonly Growth[] = [
  { method: 'articles.sharing', bytes: 80, why: 'a row an article, at most 500' },
  { method: 'review.alike', bytes: 60, why: 'the keys of all that one verdict is to be for' },
]

test('no reply and no event grows with the project, but for those that are named', async () => {
  const [fewer, more] = [4, 40]
  const [small, large] = [await played(fewer), await played(more)]
  expect(Object.keys(contract).filter(method => !small.has(method as Method))).toEqual([])
  const named = new Map(grows.map(({ method, bytes }) => [method, bytes]))
  const grown = [...large].flatMap(([method, { bytes }]) => {
    const before = small.get(method)?.bytes ?? 0
    const most = before * 1.1 + bytesOfSlack + (named.get(method) ?? 0) * (more - fewer)
    return bytes > most ? [`${method}: ${before} → ${bytes} bytes`] : []
  })
  expect(grown).toEqual([])
  // What no longer grows is no longer named.
  const flat = [...named.keys()].filter(
    method => (large.get(method)?.bytes ?? 0) <= (small.get(method)?.bytes ?? 0) * 1.1 + bytesOfSlack,
  )
  expect(flat).toEqual([])
})

type Call = <M extends Method>(method: M, params: Params<M>) => Promise<Result<M>>

/** The most bytes that a call of each method, and what came with it, has put across. */
async function played(articles: number): Promise<ReadonlyMap<Method, { readonly bytes: number }>> {
  const folder = testFolder('crossing')
  const trial = await Trial.begin(folder)
  const crossed = new Map<Method, { bytes: number }>()
  const call: Call = async (method, params) => {
    trial.events.length = 0
    const reply = await trial.methods[method](params as never)
    const events = trial.events.filter(({ type }) => type !== 'progress')
    const bytes = JSON.stringify(reply).length + JSON.stringify(events).length
    crossed.set(method, { bytes: Math.max(bytes, crossed.get(method)?.bytes ?? 0) })
    if (!reply.ok) throw new Error(`${method}: ${reply.problem.message}`)
    return reply.value as Result<typeof method>
  }
  try {
    const path = await fileOf(folder, 'mine', articles)
    await playShown(call, folder, path)
    await playReviewed(call, path, await fileOf(folder, 'theirs', articles * 2))
    await playKept(call, folder, path)
    await playDamaged(call, folder, articles)
  } finally {
    await trial.end()
  }
  return crossed
}

/** A project file. One with more articles has gone on from the one with fewer. */
async function fileOf(folder: string, name: string, articles: number): Promise<string> {
  const path = join(folder, `${name}.claimbench.json`)
  await writeFile(path, documentText(largeProject(articles, 3)))
  return path
}

const all = { text: '', labels: [], statuses: [], annotators: [], articles: [] }
const anyArticle = { text: '', among: null }
const anyDifference = { text: '', kinds: [], weights: [], tables: [], articles: [], annotators: [] }

/** What an analyst reads, finds and does in a project. */
async function playShown(call: Call, folder: string, path: string): Promise<void> {
  await call('workbench.start', {})
  await call('settings.set', { patch: { annotatorName: 'Ada' } })
  await call('project.create', { path: join(folder, 'new'), title: 'New' })
  await call('project.openSample', {}).catch(() => undefined)
  await call('project.open', { path })
  await call('project.takeOver', { from: null }).catch(() => undefined)
  await call('project.recent', {})
  await call('project.sampleVersions', {})
  await call('workspace.set', { project: path, patch: { view: 'claims' } })
  await call('workbench.start', {})
  const filter = { text: '', status: null, sort: 'added' } as const
  const { rows: articles } = await call('articles.list', { filter, ...window })
  const article = articles[0]?.id ?? ('' as never)
  await call('articles.read', { id: article })
  const [proposed] = await call('articles.propose', { sources: [{ pasted: 'Some words.', html: false }] })
  if (!proposed?.ok) throw new Error('nothing was proposed')
  await call('articles.add', { articles: [acceptedFrom(proposed.proposal)] })
  await call('articles.sharing', { words: ['ministry'] })
  const { rows: claims } = await call('claims.list', {
    filter: { ...all, evidence: 'any', sort: 'place' },
    ...window,
  })
  const claim = claims[0]?.id ?? ('' as never)
  await call('claims.read', { id: claim })
  const { rows: entities } = await call('entities.list', {
    filter: { text: '', types: [], sort: 'name' },
    ...window,
  })
  const entity = entities[0]?.id ?? ('' as never)
  await call('entities.read', { id: entity })
  await call('entities.suggest', { text: 'mini', limit: 5 })
  await call('entities.mentions', { id: entity, ...window })
  await call('entities.claims', { id: entity, ...window })
  await call('entities.occurrences', { names: ['passengers'], article: null })
  await call('entities.markAll', { entity, names: ['Report 3'], article: null })
  const comment = {
    id: 'comment-one' as CommentId,
    on: { table: 'claims', id: claim },
    replyTo: null,
  } as const
  await call('project.perform', {
    project: path,
    body: { kind: 'comment.add', comment: { ...comment, text: 'Is it?', resolved: false } },
  })
  await call('project.undo', { project: path })
  await call('project.redo', { project: path })
  const on = { table: 'claims', id: claim } as const
  await call('comments.on', { on })
  const shown = { articles: [article], claims: [claim], entities: [entity], comments: [on] }
  await call('records.read', { project: path, ...shown })
  await call('scheme.usage', { table: 'labels', id: 'label-figure' as LabelId })
  await call('search.find', { text: 'ministry', limit: 5 })
  await call('history.list', { by: null, ...window })
  const edition = { text: `${(await call('articles.read', { id: article })).text} And more.`, outline: [] }
  await call('editions.propose', { id: article, edition, task: 'propose' })
  await call('editions.accept', { project: path, id: article, edition, leave: [], task: 'accept' })
  await call('project.undo', { project: path })
  await playAgreed(call, folder, path)
}

/** Agreement between the two annotators, and settling what they differ in. */
async function playAgreed(call: Call, folder: string, path: string): Promise<void> {
  const { annotators } = await call('agreement.sides', {})
  const compared = { annotators: annotators.map(({ id }) => id).slice(0, 2), articles: [], atLeast: 0 }
  const filter = { text: '', articles: [], differs: [], standings: [], cell: null }
  await call('agreement.report', { compared, task: 'report' })
  await call('agreement.byArticle', { compared, ...window })
  await call('agreement.articles', { ...anyArticle, ...window })
  await call('adjudication.byArticle', { compared, ...anyArticle, ...window })
  const { rows } = await call('agreement.cases', { compared, filter, ...window })
  const key = rows[0]?.key ?? ('' as never)
  const { versions } = await call('agreement.case', { compared, key })
  const claim = versions.find(version => version.claim)?.claim ?? ('' as never)
  await call('agreement.caseOf', { compared, claim })
  const about = { project: path, compared, keys: [key] }
  await call('adjudication.settle', { ...about, ruling: { kind: 'none' }, reason: 'Neither.' })
  await call('adjudication.reopen', about)
  await call('adjudication.acceptAgreed', { project: path, compared, articles: [] }).catch(() => undefined)
  await call('adjudication.progress', { compared })
  await call('adjudication.export', { compared, what: { kind: 'gold' }, path: join(folder, 'gold') })
  await call('report.write', { compared, format: 'html', path: join(folder, 'report'), task: 'write' })
}

/** Another version of the project, begun together: as a teammate’s file, and as a state to compare with. */
async function playReviewed(call: Call, path: string, theirs: string): Promise<void> {
  const { id: snapshot } = await call('snapshots.take', { project: path, name: 'Before' })
  await call('snapshots.list', {})
  const opened = await call('comparisons.open', { task: 'compare', with: { kind: 'file', path: theirs } })
  const comparison = opened.id
  await call('comparisons.head', { comparison })
  await call('comparisons.articles', { comparison, ...anyArticle, ...window })
  const { rows: differences } = await call('comparisons.list', {
    comparison,
    filter: anyDifference,
    ...window,
  })
  const difference = differences[0]?.key ?? ''
  await call('comparisons.read', { comparison, key: difference })
  await call('comparisons.preview', { comparison, keys: 'all' })
  await call('comparisons.restore', { project: path, comparison, keys: [difference] })
  await call('project.undo', { project: path })
  await call('comparisons.close', { comparison })
  await call('tasks.cancel', { task: 'compare' })

  const { id: review } = await call('review.open', { task: 'review', paths: [theirs] })
  await call('review.current', {})
  const filter = { ...anyDifference, standings: [], files: [], sort: 'conflicts' } as const
  await call('review.articles', { review, ...anyArticle, ...window })
  const { rows } = await call('review.list', { review, filter, ...window })
  const key = rows[0]?.key ?? ''
  await call('review.place', { review, filter, key })
  await call('review.read', { review, key })
  await call('review.alike', { review, key })
  await call('review.comments', { review })
  await call('review.agreement', { task: 'agree', review, file: 0, article: null })
  await call('review.preview', { review, keys: [key], verdict: 'theirs' })
  await call('review.decide', { project: path, review, keys: [key], verdict: 'mine', reason: '' })
  await call('review.reopen', { project: path, review, keys: [key] })
  await call('review.mapping', { review, file: 0 })
  await call('review.mappingRows', { review, file: 0, tables: [], ...window })
  await call('review.mappingChoices', { review, table: 'labels', text: '', limit: 5 })
  const set = [{ table: 'labels', id: 'label-x', into: null }] as const
  await call('review.map', { task: 'map', review, file: 0, set: [...set] }).catch(() => undefined)
  await call('review.finish', { project: path, review, undecided: 'take' })
  await call('review.close', { review })
  await call('snapshots.forget', { project: path, id: snapshot })
}

/** What is written: copies, packs, datasets. */
async function playKept(call: Call, folder: string, path: string): Promise<void> {
  const { rows } = await call('articles.list', {
    filter: { text: '', status: null, sort: 'added' },
    ...window,
  })
  const articles = rows.map(({ id }) => id)
  const selection = { articles, annotators: 'all', register: 'needed', assessments: false } as const
  await call('packs.preview', { selection })
  const pack = { project: path, path: join(folder, 'pack.claimbench.json'), name: 'For Bo', selection }
  await call('packs.handOut', pack)
  await call('packs.list', {})
  const review = join(folder, 'ours.claimbench-review.json')
  await call('reviewPacks.preview', { since: null })
  await call('reviewPacks.send', { since: null, path: review })
  await call('reviewPacks.read', { path: review })
  await call('reviewPacks.apply', { project: path, path: review })
  await call('project.save', {})
  await call('project.saveCopy', { path: join(folder, 'copy') })
  await call('dataset.summary', {})
  await call('dataset.export', { path: join(folder, 'out.json') })
  await call('dataset.import', { path: join(folder, 'out.json'), into: join(folder, 'again') })
  await call('files.makeFolder', { folder, name: 'New folder' })
  await call('files.browse', { folder: join(folder, 'New folder'), extensions: ['json'] })
  await call('files.choose', { kind: 'open', title: 'Open', button: 'Open', filters: [] })
  await call('files.answer', { ask: 'none', paths: [] })
  await call('project.close', {})
  await call('project.forget', { path })
}

/** A file with one claim that is damaged, and a snapshot beside it. */
async function playDamaged(call: Call, folder: string, articles: number): Promise<void> {
  const path = await fileOf(folder, 'damaged', articles)
  await call('project.open', { path })
  const { id: snapshot } = await call('snapshots.take', { project: path, name: 'Before' })
  await call('project.close', {})
  await writeFile(path, (await readFile(path, 'utf8')).replace('"status":"open"', '"status":"opened"'))
  await call('rescue.examine', { path })
  await call('rescue.saveReport', { path, into: join(folder, 'report.txt') })
  await call('rescue.write', { path, into: join(folder, 'rescued') })
  await call('rescue.fromSnapshot', { path, snapshot, into: join(folder, 'earlier') })
}
