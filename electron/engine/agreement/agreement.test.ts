import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnnotatorId, ArticleId } from '#shared/model/ids'
import { testFolder } from '../../test-folders.test-support'
import type { Engine, WorkbenchSession } from '../ports'
import { trialReaders, value } from '../trial.test-support'
import { createEngine, machine } from '../workbench'
import { annotatedByTwo } from './two-annotators.test-support'

describe('two annotators of one project', () => {
  let folder = ''
  let engine: Engine
  let cy: WorkbenchSession
  let path = ''
  let annotators: AnnotatorId[] = []
  beforeAll(async () => {
    folder = testFolder('agreement')
    engine = createEngine(machine, trialReaders)
    const sample = join(import.meta.dirname, '../../../seeds/sample.claimbench.json')
    const made = await annotatedByTwo(engine, sample, folder)
    path = made.path
    const [, second] = made.sessions
    if (!second) throw new Error('there are not two')
    cy = second
    const sides = value(await cy.methods['agreement.sides']({}))
    annotators = sides.annotators.filter(({ name }) => name === 'Bo' || name === 'Cy').map(({ id }) => id)
  })
  afterAll(async () => {
    await engine.closeEngine()
  })
  const compared = () => ({ annotators, articles: [], atLeast: 0 })
  const everything = { text: '', articles: [], differs: [], standings: [], cell: null }
  const cases = async (filter: object = {}) =>
    value(
      await cy.methods['agreement.cases']({
        compared: compared(),
        filter: { ...everything, ...filter },
        offset: 0,
        limit: 50,
      }),
    ).rows

  test('are asked about article by article, by words and by id', async () => {
    const page = { offset: 0, limit: 1 }
    const asked = { compared: compared(), task: 'by-article' }
    const figures = value(await cy.methods['agreement.byArticle']({ ...asked, ...page }))
    const [first] = figures.rows
    expect(figures).toMatchObject({ total: 2, offset: 0, rows: [{ id: first?.id }] })
    expect(first?.figures.map(({ id }) => id)).toContain('span-f1-exact')
    const titled = { text: first?.name ?? '', among: null, ...page }
    const progress = value(await cy.methods['adjudication.byArticle']({ compared: compared(), ...titled }))
    expect(progress).toMatchObject({ total: 1, rows: [{ id: first?.id, decided: 0 }] })
    const all = value(await cy.methods['agreement.articles']({ text: '', among: null, ...page }))
    const some = value(
      await cy.methods['agreement.articles']({ text: 'no such words', among: null, ...page }),
    )
    const ids = [first?.id as ArticleId, 'article-none' as ArticleId]
    const named = value(await cy.methods['agreement.articles']({ text: '', among: ids, ...page }))
    expect([all.total > 2, all.rows.length, some.total]).toEqual([true, 1, 0])
    expect(named).toMatchObject({ total: 1, rows: [{ id: first?.id, title: first?.name, annotators: 4 }] })
  })

  test('agree as far as they do', async () => {
    const view = value(await cy.methods['agreement.report']({ compared: compared(), task: 'report' }))
    const figure = (id: string) => view.figures.find(each => each.id === id)
    // In each article Bo has five and Cy four; three are the same characters, four overlap.
    expect(figure('span-f1-exact')).toMatchObject({
      value: 12 / 18,
      interval: { low: 12 / 18, high: 12 / 18 },
    })
    expect(figure('span-f1-overlap')?.value).toBeCloseTo(16 / 18, 10)
    expect(figure('label-percent')).toMatchObject({ value: 0.75 })
    expect(view.labels.map(({ name }) => name)).toEqual(['Fact', 'Figure', 'Quote', 'Forecast'])
  })

  test('have a matrix whose cells open their cases', async () => {
    const view = value(await cy.methods['agreement.report']({ compared: compared(), task: 'matrix' }))
    const [matrix] = view.matrices
    expect(matrix?.values.map(({ name }) => name)).toEqual([
      'Fact',
      'Figure',
      'Quote',
      'Forecast',
      'Not marked',
    ])
    const rows = await cases({
      cell: { annotators: matrix?.annotators, row: 'label-figure', column: 'label-quote' },
    })
    expect(rows.map(({ differs }) => differs)).toEqual([['label'], ['label']])
    expect(
      await cases({ cell: { annotators: matrix?.annotators, row: 'label-forecast', column: 'not-marked' } }),
    ).toHaveLength(2)
  })

  test('settle what they differ in, and take it away', async () => {
    const [open] = await cases({ differs: ['label'] })
    if (!open) throw new Error('nothing differs')
    const detail = value(await cy.methods['agreement.case']({ compared: compared(), key: open.key }))
    const claim = detail.versions[1]?.claim
    if (!claim) throw new Error('Cy has no version')
    value(
      await cy.methods['adjudication.settle']({
        project: path,
        compared: compared(),
        keys: [open.key],
        ruling: { kind: 'version', claim },
        reason: '=It is quoted',
      }),
    )
    const { accepted } = value(
      await cy.methods['adjudication.acceptAgreed']({ project: path, compared: compared(), articles: [] }),
    )
    expect(accepted).toBe(4)
    const progress = value(await cy.methods['adjudication.progress']({ compared: compared() }))
    expect(progress).toMatchObject({ total: 10, decided: 5, agreedOpen: 0, gold: 5 })

    const gold = value(
      await cy.methods['adjudication.export']({
        compared: compared(),
        what: { kind: 'gold' },
        path: join(folder, 'gold'),
      }),
    )
    const dataset = JSON.parse(await readFile(gold.path, 'utf8'))
    expect(dataset.claims).toHaveLength(5)
    expect(dataset.claims.map(({ id }: { id: string }) => id)).toContain(claim)

    const record = value(
      await cy.methods['adjudication.export']({
        compared: compared(),
        what: { kind: 'record', format: 'csv' },
        path: join(folder, 'record'),
      }),
    )
    expect(await readFile(record.path, 'utf8')).toContain(",'=It is quoted,Cy,")

    value(await cy.methods['adjudication.reopen']({ project: path, compared: compared(), keys: [open.key] }))
    expect(value(await cy.methods['adjudication.progress']({ compared: compared() })).decided).toBe(4)
  })

  test('have a report of one page that fetches nothing, and as a table', async () => {
    const html = value(
      await cy.methods['report.write']({
        compared: compared(),
        format: 'html',
        path: join(folder, 'report'),
        task: 'html',
      }),
    )
    const page = await readFile(html.path, 'utf8')
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|src=/i)
    expect(page).toContain('Bo, Cy')
    const csv = value(
      await cy.methods['report.write']({
        compared: compared(),
        format: 'csv',
        path: join(folder, 'report'),
        task: 'csv',
      }),
    )
    expect(await readFile(csv.path, 'utf8')).toContain('all,all annotators,"Spans, exact F1"')
  })

  test.each(['html', 'csv'] as const)(
    'hear how far a report as %s has come, to its last words',
    async format => {
      const heard: { readonly what: string; readonly done: number }[] = []
      const stop = cy.listen(event => event.type === 'progress' && event.task === 'far' && heard.push(event))
      const asked = { compared: compared(), format, path: join(folder, 'far'), task: 'far' }
      value(await cy.methods['report.write'](asked))
      stop()
      const shares = heard.map(({ done }) => done)
      expect(shares).toEqual([...shares].sort((a, b) => a - b))
      const writing = heard.filter(({ what }) => what === 'Writing the report')
      expect(writing.length).toBeGreaterThan(2)
      expect(writing.at(-1)?.done).toBeGreaterThan(0.95)
    },
  )

  test.each(['html', 'csv'] as const)(
    'have a report as %s that is given up however far it has come, and what stood there stays',
    async format => {
      const target = join(folder, `given-up.${format}`)
      await writeFile(target, 'What stood there.')
      const before = await readdir(folder)
      const told = new Set<string>()
      for (let words = 0; ; words++) {
        const [task, heard] = [`${format} ${words}`, [] as string[]]
        const stop = cy.listen(event => {
          if (event.type !== 'progress' || event.task !== task || heard.push(event.what) !== words + 1) return
          void cy.methods['tasks.cancel']({ task })
        })
        const written = await cy.methods['report.write']({ compared: compared(), format, path: target, task })
        stop()
        if (heard.length <= words) {
          expect(value(written).path).toBe(target)
          break
        }
        expect(written).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
        expect(await readFile(target, 'utf8')).toBe('What stood there.')
        expect(await readdir(folder)).toEqual(before)
        told.add(heard.at(-1) ?? '')
      }
      expect([...told]).toContain('Writing the report')
      expect(await readFile(target, 'utf8')).toContain('Spans, exact F1')
    },
  )
})
