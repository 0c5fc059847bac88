import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ClaimFilter, Method, Params } from '#shared/api/contract'
import type { ReviewFilter } from '#shared/api/review-contract'
import type { AdjudicationId, ArticleId, ClaimId, EntityId } from '#shared/model/ids'
import { newEntity } from '#shared/testing/scene'
import { Trial, value } from './trial.test-support'

/*
 * What may take longer than a moment in a large project goes by a name, under which it is given up: it then answers
 * `cancelled`, and project and folder are as they were.
 */

let trial: Trial
const project = () => join(trial.folder, 'p.claimbench.json')
const at = (name: string) => join(trial.folder, name)
beforeEach(async () => {
  trial = await Trial.begin()
  await trial.projectWithArticle()
})
afterEach(() => trial.end())

const task = 'given-up'
const entity = 'entity-one' as EntityId
const everything = { annotators: ['annotator-a', 'annotator-b'] as never, articles: [], atLeast: 0 }
const everyCase = { text: '', articles: [], differs: [], standings: [], cell: null }

const everyClaim: ClaimFilter = {
  ...{ text: '', labels: [], statuses: [], annotators: [], articles: [] },
  ...{ evidence: 'any', sort: 'label' },
}

const everyDifference: ReviewFilter = {
  ...{ text: '', standings: [], kinds: [], weights: [], tables: [], articles: [], annotators: [] },
  ...{ files: [], sort: 'conflicts' },
}

/** What each is asked. */
const asked: { readonly [M in Method]?: () => Params<M> | Promise<Params<M>> } = {
  'project.perform': () => ({
    project: project(),
    body: { kind: 'entity.create', entity: newEntity(entity, 'A ministry') },
    task,
  }),
  'project.undo': () => ({ project: project(), task }),
  'project.saveCopy': () => ({ path: at('copy.claimbench.json'), task }),
  'dataset.export': () => ({ path: at('out.json'), task }),
  'articles.list': () => ({ filter: { text: '', status: null, sort: 'title' }, offset: 0, limit: 9, task }),
  'claims.list': () => ({ filter: everyClaim, offset: 0, limit: 9, task }),
  'entities.list': () => ({ filter: { text: '', types: [], sort: 'name' }, offset: 0, limit: 9, task }),
  'agreement.sides': () => ({ task }),
  'agreement.articles': () => ({ text: '', among: null, offset: 0, limit: 9, task }),
  'agreement.byArticle': () => ({ compared: everything, offset: 0, limit: 9, task }),
  'agreement.case': () => ({ compared: everything, key: 'adjudication-one' as AdjudicationId, task }),
  'agreement.caseOf': () => ({ compared: everything, claim: 'claim-one' as ClaimId, task }),
  'agreement.cases': () => ({ compared: everything, filter: everyCase, offset: 0, limit: 9, task }),
  'adjudication.progress': () => ({ compared: everything, task }),
  'adjudication.byArticle': () => ({
    compared: everything,
    text: '',
    among: null,
    offset: 0,
    limit: 9,
    task,
  }),
  'adjudication.export': () => ({
    compared: everything,
    what: { kind: 'gold' },
    path: at('gold.json'),
    task,
  }),
  'report.write': () => ({ compared: everything, format: 'csv', path: at('report.csv'), task }),
  'snapshots.take': () => ({ project: project(), name: 'Before', task }),
  'packs.handOut': async () => ({
    ...{ project: project(), path: at('pack.claimbench.json'), name: 'For Bo', task },
    selection: { articles: [await article()], annotators: 'all', register: 'all', assessments: true },
  }),
  'rescue.examine': async () => ({ path: await damaged(), task }),
  'rescue.write': async () => ({ path: await damaged(), into: at('rescued.claimbench.json'), task }),
  'rescue.saveReport': async () => ({ path: await damaged(), into: at('report.txt'), task }),
  'packs.list': () => ({ task }),
  'packs.preview': async () => ({
    task,
    selection: { articles: [await article()], annotators: 'all', register: 'all', assessments: true },
  }),
  'reviewPacks.preview': () => ({ since: null, task }),
  'reviewPacks.send': () => ({ since: null, path: at('review'), task }),
  'reviewPacks.read': async () => ({ path: await reviewPack(), task }),
  'reviewPacks.apply': async () => ({ project: project(), path: await reviewPack(), task }),
  'adjudication.settle': () => ({
    ...{ project: project(), compared: everything, keys: ['adjudication-one' as AdjudicationId], task },
    ...{ ruling: { kind: 'none' }, reason: '' },
  }),
  'adjudication.acceptAgreed': () => ({ project: project(), compared: everything, articles: [], task }),
  'adjudication.reopen': () => ({
    ...{ project: project(), compared: everything, keys: ['adjudication-one' as AdjudicationId], task },
  }),
  'review.reopen': async () => {
    const { id } = value(await trial.methods['review.open']({ paths: [await other()], task: 'opening' }))
    return { project: project(), review: id, keys: ['labels/label-one'], task }
  },
  'review.decide': async () => ({
    ...{ project: project(), review: await review(), keys: ['labels/label-one'] },
    ...{ verdict: 'theirs', reason: '', task },
  }),
  'review.current': async () => {
    await review()
    return { task }
  },
  'review.list': async () => ({
    ...{ review: await review(), filter: everyDifference, offset: 0, limit: 9, task },
  }),
  'review.place': async () => ({ review: await review(), filter: everyDifference, key: 'none', task }),
  'review.preview': async () => {
    const { id } = value(await trial.methods['review.open']({ paths: [await other()], task: 'opening' }))
    return { review: id, keys: ['labels/label-one'], verdict: 'theirs', task }
  },
  'comparisons.open': async () => ({ with: { kind: 'file', path: await other() }, task }),
  'review.open': async () => ({ paths: [await other()], task }),
}

async function article(): Promise<ArticleId> {
  const filter = { text: '', status: null, sort: 'added' } as const
  const { rows } = value(await trial.methods['articles.list']({ filter, offset: 0, limit: 1 }))
  return rows[0]?.id as ArticleId
}

async function other(): Promise<string> {
  value(await trial.methods['project.save']({}))
  await copyFile(project(), at('other.claimbench.json'))
  return at('other.claimbench.json')
}

async function review(): Promise<string> {
  return value(await trial.methods['review.open']({ paths: [await other()], task: 'opening' })).id
}

/** It says nothing: it is given up before that is known. */
async function reviewPack(): Promise<string> {
  await writeFile(at('theirs.claimbench-review.json'), '{}')
  return at('theirs.claimbench-review.json')
}

async function damaged(): Promise<string> {
  const path = await other()
  await writeFile(path, (await readFile(path, 'utf8')).slice(0, -200))
  return path
}

/** All but the project’s own, which are written beside the work. */
const filesBeside = async () => (await readdir(trial.folder)).filter(name => !/^\.?p\.claimbench/.test(name))

test.each(Object.entries(asked))('%s', async (method, ask) => {
  const params = (await ask()) as never
  const before = await filesBeside()
  const { revision } = value(await trial.methods['workbench.start']({})).project ?? {}
  const call = trial.methods[method as Method](params)
  await trial.methods['tasks.cancel']({ task })
  expect(await call).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(await filesBeside()).toEqual(before)
  expect(value(await trial.methods['workbench.start']({})).project?.revision).toBe(revision)
})

test('all calls of one name are given up together, and those of another go on', async () => {
  const read = (offset: number, name: string) =>
    trial.methods['agreement.cases']({
      ...{ compared: everything, filter: everyCase, offset, limit: 9, task: name },
    })
  const [first, second, other] = [read(0, task), read(9, task), read(0, 'another')]
  await trial.methods['tasks.cancel']({ task })
  expect(await Promise.all([first, second, other])).toMatchObject([
    { ok: false, problem: { code: 'cancelled' } },
    { ok: false, problem: { code: 'cancelled' } },
    { ok: true, value: { total: 0 } },
  ])
})
