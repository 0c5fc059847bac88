import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ArticleId } from '#shared/model/ids'
import { Trial, trialText, value } from './trial.test-support'

let trial: Trial
let article: ArticleId
beforeEach(async () => {
  trial = await Trial.begin()
  article = await trial.projectWithArticle()
  for (const [id, words] of [
    ['one', 'about 4,000 soldiers'],
    ['two', 'The ministry in Varno denied it'],
    ['three', 'Varno said no more'],
  ] as const) {
    const claim = await trial.claimOf(article, words, id)
    value(
      await trial.methods['project.perform']({ project: trial.path, body: { kind: 'claim.create', claim } }),
    )
  }
})
afterEach(() => trial.end())

/** The trial's text with a figure corrected, a lead put before it and its last sentence taken out. */
const corrected = `Varno, Tuesday.\n\n${trialText
  .trim()
  .replace('4,000', '5,000')
  .replace(' Varno said no more.', '')}`
const edition = { text: corrected, outline: [] }
const slice = async () => value(await trial.methods['articles.read']({ id: article }))

test('a corrected edition is looked at first: nothing is changed, and each mark says what would become of it', async () => {
  const before = await slice()
  const report = value(await trial.methods['editions.propose']({ id: article, edition, task: 'look' }))
  expect(report).toMatchObject({
    isSame: false,
    counts: { exact: 0, moved: 1, fuzzy: 1, orphaned: 1 },
    rows: [
      { key: 'claims/three', what: 'Figure claim', outcome: 'orphaned', score: null, to: null },
      {
        key: 'claims/one',
        outcome: 'fuzzy',
        from: 'about 4,000 soldiers',
        to: 'about 5,000 soldiers',
      },
      { key: 'claims/two', outcome: 'moved', score: 1 },
    ],
  })
  expect(await slice()).toEqual(before)
})

test('it is taken in as one operation, which one undo takes back, after a restart too', async () => {
  const before = await slice()
  const taken = value(
    await trial.methods['editions.accept']({
      project: trial.path,
      id: article,
      edition,
      leave: [],
      task: 'take',
    }),
  )
  expect(taken).toEqual({ placed: 2, orphaned: 1 })
  const { slice: after, text } = await slice()
  expect(text).toBe(corrected)
  expect(after.claims?.map(({ id, spans, edition }) => [id, spans[0]?.quote, edition])).toEqual([
    ['one', 'about 5,000 soldiers', undefined],
    ['two', 'The ministry in Varno denied it', undefined],
    ['three', 'Varno said no more', before.slice.articles?.[0]?.textHash],
  ])
  await trial.engine.closeEngine()
  trial = await Trial.begin(trial.folder)
  const opened = value(await trial.methods['project.open']({ path: trial.path }))
  expect(opened.project).toMatchObject({
    recovery: [],
    undo: 'Took in a corrected edition of “Officials said about 4,000 soldiers were hurt.”',
  })
  value(await trial.methods['project.undo']({ project: trial.path }))
  expect(await slice()).toEqual(before)
})

test('what the analyst would rather not have placed is left without a place, and is found again by the next edition', async () => {
  const ask = { project: trial.path, id: article, task: 'take' }
  value(await trial.methods['editions.accept']({ ...ask, edition, leave: ['claims/one'] }))
  const withOrphan = await slice()
  expect(withOrphan.slice.claims?.[0]).toMatchObject({ spans: [{ quote: 'about 4,000 soldiers' }] })
  expect(withOrphan.slice.claims?.[0]).toHaveProperty('edition')

  const next = { text: `${corrected}\n\nMore will follow.`, outline: [] }
  const report = value(await trial.methods['editions.propose']({ id: article, edition: next, task: 'look' }))
  const row = report.rows.find(({ key }) => key === 'claims/one')
  expect(row).toMatchObject({ outcome: 'fuzzy', to: 'about 5,000 soldiers', wasOrphaned: true })
})

test('a text that the article has is refused, and so is one with line ends that are not kept', async () => {
  const same = { text: (await slice()).text, outline: [] }
  const report = value(await trial.methods['editions.propose']({ id: article, edition: same, task: 'look' }))
  expect(report).toMatchObject({ isSame: true, counts: { exact: 3, moved: 0, fuzzy: 0, orphaned: 0 } })
  const ask = { project: trial.path, id: article, leave: [], task: 'take' }
  expect(await trial.methods['editions.accept']({ ...ask, edition: same })).toMatchObject({
    ok: false,
    problem: { code: 'pointless' },
  })
  const raw = { text: 'One.\r\nTwo.', outline: [] }
  expect(await trial.methods['editions.accept']({ ...ask, edition: raw })).toMatchObject({
    ok: false,
    problem: { code: 'malformed' },
  })
})
