import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WorkbenchEvent } from '#shared/api/events'
import { openWindow, Trial, trialPorts, value } from './trial.test-support'
import { createEngine } from './workbench'

let trial: Trial
beforeEach(async () => {
  trial = await Trial.begin()
})
afterEach(() => trial.end())

describe('a project', () => {
  it('is made with the default scheme and its annotator, and opens again', async () => {
    const { project } = value(
      await trial.methods['project.create']({ path: join(trial.folder, 'p'), title: 'Trial' }),
    )
    expect(project).toMatchObject({
      title: 'Trial',
      fileName: 'p.claimbench.json',
      undo: null,
      readOnly: null,
    })
    expect(project.labels.map(label => label.name)).toContain('Figure')
    expect(project.annotators.map(annotator => annotator.id)).toEqual([project.annotator])
    value(await trial.methods['project.close']({}))
    expect(await trial.methods['project.undo']({ project: trial.path })).toMatchObject({
      ok: false,
      problem: { code: 'not-open' },
    })
    const again = value(await trial.methods['project.open']({ path: project.path }))
    expect(again.project).toEqual(project)
  })

  it('is never made over a file that is there', async () => {
    const path = join(trial.folder, 'p.claimbench.json')
    await writeFile(path, 'somebody’s')
    expect(await trial.methods['project.create']({ path, title: 'Trial' })).toMatchObject({
      ok: false,
      problem: { code: 'exists' },
    })
    expect(await readFile(path, 'utf8')).toBe('somebody’s')
  })

  it('undoes and redoes after a restart', async () => {
    const article = await trial.projectWithArticle()
    value(
      await trial.methods['project.perform']({
        project: trial.path,
        body: { kind: 'claim.create', claim: await trial.claimOf(article, 'about 4,000 soldiers', 'c1') },
      }),
    )
    const path = join(trial.folder, 'p.claimbench.json')
    await trial.engine.closeEngine()
    trial = await Trial.begin(trial.folder)
    const opened = value(await trial.methods['project.open']({ path }))
    expect(opened.project).toMatchObject({
      undo: 'Marked “about 4,000 soldiers” as Figure',
      counts: { claims: 1 },
    })
    value(await trial.methods['project.undo']({ project: trial.path }))
    value(await trial.methods['project.undo']({ project: trial.path }))
    expect(
      value(
        await trial.methods['articles.list']({
          filter: { text: '', status: null, sort: 'added' },
          offset: 0,
          limit: 10,
        }),
      ).total,
    ).toBe(0)
    value(await trial.methods['project.redo']({ project: trial.path }))
    value(await trial.methods['project.redo']({ project: trial.path }))
    const read = value(await trial.methods['articles.read']({ id: article }))
    expect(read.slice.claims?.map(claim => claim.id)).toEqual(['c1'])
    expect(await trial.methods['project.redo']({ project: trial.path })).toMatchObject({
      ok: false,
      problem: { code: 'pointless' },
    })
    const history = value(await trial.methods['history.list']({ by: null, offset: 0, limit: 10 }))
    expect(history.rows.slice(0, 5).map(row => row.state)).toEqual(['redo', 'redo', 'undo', 'undo', 'stands'])
  })

  it('is undone and redone past a change of the annotator’s name', async () => {
    const article = await trial.projectWithArticle()
    for (const title of ['One', 'Two'])
      value(
        await trial.methods['project.perform']({
          project: trial.path,
          body: { kind: 'article.set', id: article, patch: { title } },
        }),
      )
    const titleNow = async () =>
      value(await trial.methods['articles.read']({ id: article })).slice.articles?.[0]?.title
    value(await trial.methods['settings.set']({ patch: { annotatorName: 'Ada' } }))
    value(await trial.methods['project.undo']({ project: trial.path }))
    expect(await titleNow()).toBe('One')
    value(await trial.methods['settings.set']({ patch: { annotatorName: 'Ada L.' } }))
    value(await trial.methods['project.redo']({ project: trial.path }))
    expect(await titleNow()).toBe('Two')
    expect(
      value(await trial.methods['workbench.start']({})).project?.annotators.map(({ name }) => name),
    ).toEqual(['Ada L.'])
  })

  it('is not joined by one who undoes where there is nothing to undo', async () => {
    value(await trial.methods['project.create']({ path: join(trial.folder, 'p'), title: 'Trial' }))
    await trial.methods['project.close']({})
    const other = await trial.engine.openSession({
      ...trialPorts(trial.folder),
      configFolder: join(trial.folder, 'other'),
    })
    const { project } = value(
      await other.methods['project.open']({ path: join(trial.folder, 'p.claimbench.json') }),
    )
    expect(await other.methods['project.undo']({ project: trial.path })).toMatchObject({
      ok: false,
      problem: { code: 'pointless' },
    })
    expect(await other.methods['project.redo']({ project: trial.path })).toMatchObject({
      ok: false,
      problem: { code: 'pointless' },
    })
    expect(value(await other.methods['workbench.start']({})).project?.revision).toBe(project.revision)
  })

  it('is shared by two windows of one process, and read-only to another engine until it is let go', async () => {
    const article = await trial.projectWithArticle()
    const path = join(trial.folder, 'p.claimbench.json')
    const other = await openWindow(trial.engine, trial.folder)
    const heard: WorkbenchEvent[] = []
    other.listen(event => heard.push(event))
    expect(value(await other.methods['project.open']({ path })).project.readOnly).toBeNull()
    value(
      await trial.methods['project.perform']({
        project: trial.path,
        body: { kind: 'article.set', id: article, patch: { title: 'Corrected' } },
      }),
    )
    expect(heard.map(event => event.type)).toEqual(['changed', 'durable'])
    await other.close()
    expect(value(await trial.methods['project.undo']({ project: trial.path })).title).toContain(
      'Changed the title',
    )

    const second = createEngine()
    const stranger = await openWindow(second, join(trial.folder, 'second'))
    expect(value(await stranger.methods['project.open']({ path })).project.readOnly).toBeTruthy()
    const refused = await stranger.methods['project.perform']({
      project: trial.path,
      body: { kind: 'article.set', id: article, patch: { title: 'Stolen' } },
    })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'read-only' } })
    await trial.engine.closeEngine()
    expect(value(await stranger.methods['project.open']({ path })).project.readOnly).toBeNull()
    await second.closeEngine()
  })
})

describe('an operation', () => {
  it('is told to the window before it is acknowledged, then said to be on disk', async () => {
    const article = await trial.projectWithArticle()
    trial.events.length = 0
    const { revision } = value(
      await trial.methods['project.perform']({
        project: trial.path,
        body: { kind: 'article.set', id: article, patch: { source: 'Ledger' } },
      }),
    )
    expect(trial.events).toMatchObject([
      {
        type: 'changed',
        revision,
        told: { now: { articles: [{ id: article, source: 'Ledger' }] }, gone: {}, anew: false },
      },
      { type: 'durable', revision },
    ])
  })

  it('that quotes the text wrongly is refused and changes nothing', async () => {
    const article = await trial.projectWithArticle()
    const claim = await trial.claimOf(article, 'about 4,000 soldiers', 'c1')
    const [span] = claim.spans
    const wrong = {
      ...claim,
      spans: [{ ...span, quote: 'about 5,000 soldiers' } as (typeof claim.spans)[number]],
    }
    trial.events.length = 0
    const reply = await trial.methods['project.perform']({
      project: trial.path,
      body: { kind: 'claim.create', claim: wrong },
    })
    expect(reply).toMatchObject({ ok: false, problem: { code: 'quote-mismatch' } })
    expect(trial.events).toEqual([])
  })
})
