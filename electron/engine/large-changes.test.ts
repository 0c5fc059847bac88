import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Reply } from '#shared/api/problem'
import { mostTold } from '#shared/api/told'
import type { ArticleId, EntityId } from '#shared/model/ids'
import { testFolder } from '../test-folders.test-support'
import { documentText } from './storage/project-document'
import { largeProject } from './storage/testing/large-project'
import { Trial, value } from './trial.test-support'

/*
 * What an operation tells the windows, however much it touches: how many there are of everything, who did what, and that
 * they read anew what they show. In a project of four thousand annotations.
 */

const articles = 200
/** For the head of the event: a title, how many there are of each, what can be undone. */
const mostBytes = 1_000

let folder: string
let trial: Trial
let path: string
beforeAll(async () => {
  folder = testFolder('large-changes')
  trial = await Trial.begin(folder)
  value(await trial.methods['settings.set']({ patch: { annotatorName: 'Reviewer' } }))
  await writeFile(join(folder, 'few.claimbench.json'), documentText(largeProject(2, 4)))
  await writeFile(join(folder, 'many.claimbench.json'), documentText(largeProject(articles, 4)))
})
afterAll(async () => {
  await trial.end()
})
beforeEach(() => open('many'))

/** Opens a copy, in which the reviewer has done something before: their first operation has them join the project. */
async function open(name: 'few' | 'many'): Promise<void> {
  path = join(folder, `${crypto.randomUUID()}.claimbench.json`)
  await copyFile(join(folder, `${name}.claimbench.json`), path)
  value(await trial.methods['project.open']({ path }))
  value(await perform({ kind: 'project.set', patch: { title: 'Reviewed' } }))
  trial.events = []
}

const filter = { text: '', types: [], sort: 'name' } as const

async function mergeEntities(): Promise<Reply<unknown>> {
  const { rows } = value(await trial.methods['entities.list']({ filter, offset: 0, limit: 2 }))
  const [into, from] = rows.map(({ id }) => id) as [EntityId, EntityId]
  return perform({ kind: 'entity.merge', from, into })
}

async function markMentions(): Promise<Reply<unknown>> {
  const { rows } = value(await trial.methods['entities.list']({ filter, offset: 0, limit: 1 }))
  const entity = rows[0]?.id as EntityId
  return trial.methods['entities.markAll']({ entity, names: ['passengers'], article: null })
}

async function removeArticles(): Promise<Reply<unknown>> {
  const rows = await articleRows()
  const operations = rows.slice(1).map(id => ({ kind: 'article.remove' as const, id }))
  return perform({ kind: 'batch', title: 'Removed', operations })
}

/** What is restored is what the removal of almost all took. */
async function restoreSnapshot(): Promise<Reply<unknown>> {
  const { id } = value(await trial.methods['snapshots.take']({ project: path, name: 'Before' }))
  value(await removeArticles())
  const opened = await trial.methods['comparisons.open']({ task: 'compare', with: { kind: 'snapshot', id } })
  const { id: comparison } = value(opened)
  trial.events = []
  return trial.methods['comparisons.restore']({ project: path, comparison, keys: 'all' })
}

/** A teammate went on from two articles to all of them. */
async function finishReview(): Promise<Reply<unknown>> {
  await open('few')
  const paths = [join(folder, 'many.claimbench.json')]
  const { id: review } = value(await trial.methods['review.open']({ task: 'hold', paths }))
  return trial.methods['review.finish']({ project: path, review, undecided: 'take' })
}

async function articleRows(): Promise<readonly ArticleId[]> {
  const all = { text: '', status: null, sort: 'added' } as const
  const { rows } = value(await trial.methods['articles.list']({ filter: all, offset: 0, limit: articles }))
  return rows.map(({ id }) => id)
}

const perform = (body: Parameters<Trial['methods']['project.perform']>[0]['body']) =>
  trial.methods['project.perform']({ project: path, body, confirmed: true })

test.each([
  ['finishing a review', finishReview],
  ['restoring a snapshot', restoreSnapshot],
  ['marking many mentions', markMentions],
  ['merging an entity', mergeEntities],
  ['removing articles', removeArticles],
] as const)('of %s, and of its undo, no window is told the records', async (_, act) => {
  value(await act())
  value(await trial.methods['project.undo']({ project: path }))
  const told = trial.events.filter(event => event.type === 'changed')
  expect(told.map(event => event.told.anew)).toEqual(told.map(() => true))
  expect(told.length).toBeGreaterThanOrEqual(2)
  for (const event of told) expect(JSON.stringify(event).length).toBeLessThan(mostBytes)
})

test('what touches few is told record by record, and of what has gone only which it was', async () => {
  const [article] = await articleRows()
  value(await perform({ kind: 'article.remove', id: article as ArticleId }))
  const [removed] = trial.events.filter(event => event.type === 'changed')
  expect(removed?.told.anew).toBe(false)
  expect(removed?.told.gone).toMatchObject({ articles: [article] })
  expect(removed?.told.gone.claims).toHaveLength(10)
  expect(JSON.stringify(removed).length).toBeLessThan(mostBytes + 20 * mostTold)
})

test('a window reads what it shows, as of the change that it was told or a later one', async () => {
  const [first, second] = (await articleRows()) as [ArticleId, ArticleId]
  const { slice } = value(await trial.methods['articles.read']({ id: first }))
  const [claim] = slice.claims ?? []
  const [mention] = value(await trial.methods['articles.read']({ id: second })).slice.mentions ?? []
  if (!claim || !mention?.entity) throw new Error('there is too little in the article')
  value(await markMentions())
  const [told] = trial.events.filter(event => event.type === 'changed')
  const on = { table: 'claims', id: claim.id } as const
  const comment = { id: 'comment-one', on, replyTo: null, text: 'Is it?', resolved: false } as never
  value(await perform({ kind: 'comment.add', comment }))
  const shown = { articles: [first], claims: [claim.id], entities: [mention.entity], comments: [on] }
  const read = value(await trial.methods['records.read']({ project: path, ...shown }))
  expect(read.version).toBe((told?.version ?? 0) + 1)
  const again = value(await trial.methods['articles.read']({ id: first })).slice
  expect(again.mentions?.length).toBeGreaterThan(slice.mentions?.length ?? 0)
  const { comments, entities, ...rest } = read.slice
  const { entities: named, ...others } = again
  expect(rest).toEqual(others)
  expect(entities?.map(({ id }) => id)).toEqual(
    expect.arrayContaining([mention.entity, ...(named ?? []).map(({ id }) => id)]),
  )
  expect(comments?.map(({ text }) => text)).toEqual(['Is it?'])
})

test('what is read is of the project that the window shows, or of none', async () => {
  const shown = { articles: [], claims: [], entities: [], comments: [] }
  expect(await trial.methods['records.read']({ project: '/another', ...shown })).toMatchObject({
    ok: false,
    problem: { code: 'not-open' },
  })
})
