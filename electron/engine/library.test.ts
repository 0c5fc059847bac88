import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { acceptedFrom } from '#shared/library/accept'
import type { EntityId } from '#shared/model/ids'
import { Trial, trialText, value } from './trial.test-support'

let trial: Trial
beforeEach(async () => {
  trial = await Trial.begin()
})
afterEach(() => trial.end())

describe('articles and entities', () => {
  it('keeps articles that came in together in their order, after a restart too', async () => {
    await trial.projectWithArticle()
    const sources = Array.from({ length: 8 }, (_, at) => ({
      pasted: `Number ${at}\n\nText ${at}.`,
      html: false,
    }))
    const proposed = value(await trial.methods['articles.propose']({ sources }))
    const articles = proposed.flatMap(one => (one.ok ? [acceptedFrom(one.proposal)] : []))
    const { added } = value(await trial.methods['articles.add']({ articles }))
    await trial.engine.closeEngine()
    trial = await Trial.begin(trial.folder)
    value(await trial.methods['project.open']({ path: join(trial.folder, 'p.claimbench.json') }))
    const filter = { text: '', status: null, sort: 'added' } as const
    const { rows } = value(await trial.methods['articles.list']({ filter, offset: 0, limit: 20 }))
    expect(rows.slice(1).map(row => row.id)).toEqual(added)
  })

  it('knows the same text by its hash', async () => {
    const article = await trial.projectWithArticle()
    const [again] = value(
      await trial.methods['articles.propose']({ sources: [{ pasted: trialText, html: false }] }),
    )
    if (!again?.ok) throw new Error('the text was not taken')
    expect(again.proposal.sameAs?.id).toBe(article)
    expect(value(await trial.methods['articles.add']({ articles: [acceptedFrom(again.proposal)] }))).toEqual({
      added: [],
      duplicates: 1,
    })
  })

  it('marks every mention of a name as one operation, and no place twice', async () => {
    const article = await trial.projectWithArticle()
    const entity = 'e1' as EntityId
    value(
      await trial.methods['project.perform']({
        project: trial.path,
        body: {
          kind: 'entity.create',
          entity: { id: entity, name: 'Varno', type: null, aliases: [], note: '' },
        },
      }),
    )
    const ask = { names: ['Varno'], article: null }
    expect(value(await trial.methods['entities.occurrences'](ask))).toEqual({
      places: 2,
      articles: 1,
      marked: 0,
    })
    expect(value(await trial.methods['entities.markAll']({ entity, ...ask })).marked).toBe(2)
    expect(value(await trial.methods['entities.occurrences'](ask))).toEqual({
      places: 0,
      articles: 0,
      marked: 2,
    })
    const mentions = value(await trial.methods['entities.mentions']({ id: entity, offset: 0, limit: 10 }))
    expect(mentions.rows.map(row => [row.article, row.quote])).toEqual([
      [article, 'Varno'],
      [article, 'Varno'],
    ])
    value(await trial.methods['project.undo']({ project: trial.path }))
    expect(value(await trial.methods['entities.occurrences'](ask)).places).toBe(2)
  })
})

describe('adding many articles', () => {
  const many = 40
  const articlesWith = async (origin: string) => {
    const [proposed] = value(
      await trial.methods['articles.propose']({ sources: [{ pasted: origin, html: false }] }),
    )
    if (!proposed?.ok) throw new Error('the text was not taken')
    const one = acceptedFrom(proposed.proposal)
    return Array.from({ length: many }, (_, at) => ({ ...one, text: `${one.text} ${at}` }))
  }
  afterEach(() => vi.restoreAllMocks())

  it('counts their words in steps, which say how much of it is done, and given up adds none', async () => {
    await trial.projectWithArticle()
    const articles = await articlesWith('A text of which there are many.')
    // Every look at the clock finds that a turn is due.
    let clock = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
    const told: number[] = []
    trial.session.listen(event => {
      if (event.type !== 'progress' || event.what !== 'Counting words') return
      told.push(event.done)
      if (event.task === 'first') void trial.methods['tasks.cancel']({ task: 'first' })
    })
    const revision = async () => value(await trial.methods['workbench.start']({})).project?.revision
    const before = await revision()
    expect(await trial.methods['articles.add']({ articles, task: 'first' })).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    })
    expect([told.length, await revision()]).toEqual([1, before])
    const { added } = value(await trial.methods['articles.add']({ articles, task: 'again' }))
    expect(added).toHaveLength(many)
    const again = told.slice(1)
    expect(again.length).toBeGreaterThan(many / 2)
    expect(again).toEqual(again.toSorted((a, b) => a - b))
  })
})

describe('what an article may be', () => {
  it('a text as it is kept, and nothing that would be kept otherwise than it was given', async () => {
    await trial.projectWithArticle()
    const [proposed] = value(
      await trial.methods['articles.propose']({ sources: [{ pasted: 'Another text.', html: false }] }),
    )
    if (!proposed?.ok) throw new Error('the text was not taken')
    for (const text of ['Two lines,\r\nthe second.', '\uFEFFAfter a byte order mark.']) {
      const articles = [{ ...acceptedFrom(proposed.proposal), text, outline: [] }]
      expect(await trial.methods['articles.add']({ articles })).toMatchObject({
        ok: false,
        problem: { code: 'malformed' },
      })
    }
  })

  it('no more than 20 MB, however it comes', async () => {
    await trial.projectWithArticle()
    const large = 'words '.repeat(4_000_000)
    const proposed = value(
      await trial.methods['articles.propose']({
        sources: [
          { pasted: large, html: false },
          { name: 'large.txt', base64: Buffer.from(large).toString('base64') },
          { pasted: trialText, html: false },
        ],
      }),
    )
    expect(proposed.map(answer => (answer.ok ? 'taken' : answer.message))).toEqual([
      'What was pasted is longer than the 20 MB an article may have.',
      '“large.txt” has 23 MB, more than the 20 MB an article may have. Split it and add the parts.',
      'taken',
    ])
  })
})

describe('names as long as they may be', () => {
  it('do not keep a project from being made', async () => {
    const title = 'A very long title '.repeat(11)
    const { project } = value(
      await trial.methods['project.create']({ path: join(trial.folder, 'long'), title }),
    )
    expect(project.title).toBe(title)
  })

  it('do not keep an entity’s mentions from being marked', async () => {
    await trial.projectWithArticle()
    const entity = 'e1' as EntityId
    const record = { id: entity, name: 'Ministry of '.repeat(160), type: null, aliases: ['Varno'], note: '' }
    value(
      await trial.methods['project.perform']({
        project: trial.path,
        body: { kind: 'entity.create', entity: record },
      }),
    )
    const marked = await trial.methods['entities.markAll']({ entity, names: ['Varno'], article: null })
    expect(value(marked)).toMatchObject({ marked: 2 })
    expect(trial.events.map(event => event.type)).not.toContain('trouble')
  })
})

describe('the dataset', () => {
  it('is read back into an equal project', async () => {
    const article = await trial.projectWithArticle()
    value(
      await trial.methods['project.perform']({
        project: trial.path,
        body: { kind: 'claim.create', claim: await trial.claimOf(article, 'about 4,000 soldiers', 'c1') },
      }),
    )
    const before = value(await trial.methods['articles.read']({ id: article }))
    const head = value(await trial.methods['workbench.start']({})).project
    const { path } = value(await trial.methods['dataset.export']({ path: join(trial.folder, 'out') }))
    const again = value(await trial.methods['dataset.import']({ path, into: join(trial.folder, 'again') }))
    expect(value(await trial.methods['articles.read']({ id: article }))).toEqual(before)
    const same = [
      'id',
      'title',
      'labels',
      'attributes',
      'entityTypes',
      'stances',
      'annotators',
      'counts',
    ] as const
    for (const field of same) expect(again.project[field]).toEqual(head?.[field])
    expect(again.project.undo).toBeNull()
    const { rows } = value(await trial.methods['history.list']({ by: null, offset: 0, limit: 10 }))
    expect(rows.map(row => [row.title, row.state])).toEqual([['Read in from out.json', 'stands']])
  })

  it('that is no dataset is refused in a sentence that names the file', async () => {
    const path = join(trial.folder, 'bad.json')
    await writeFile(path, '{"format": "something else"}')
    const reply = await trial.methods['dataset.import']({ path, into: join(trial.folder, 'again') })
    expect(reply.ok).toBe(false)
    expect(!reply.ok && reply.problem.message).toContain('bad.json')
  })
})
