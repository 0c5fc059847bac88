import { expect, test } from 'vitest'
import { agreementOf } from '#shared/adjudication/agreement'
import { sideBySide } from '#shared/adjudication/cases'
import { anchorAt } from '#shared/anchors/anchor'
import type { AnnotatorId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import type { Project } from '#shared/model/project'
import { id, label, newClaim, scene } from '#shared/testing/scene'
import { trialReaders } from '../trial.test-support'
import { besideOurs } from './beside-ours'

const together = async (ours: Project, theirs: readonly Project[]) => {
  const projects = theirs.map(each => new IndexedProject(each))
  const { signal } = new AbortController()
  const { project } = await besideOurs(new IndexedProject(ours), projects, trialReaders, signal)
  return project.snapshot()
}

const by = (who: string) => ({
  created: { by: id<AnnotatorId>(who), at: '2025-03-01T09:00:00.000Z' },
  changed: null,
})
const only = <R extends { readonly id: string }>(...records: R[]) =>
  new Map(records.map(each => [each.id, each]))

/** A project begun apart on the same two texts: other ids for articles, label and entity, other names for none of them. */
function begunApart(): Project {
  const base = scene()
  const [dawn, noon] = base.articles.values()
  if (!dawn || !noon) throw new Error('the scene has two articles')
  const apart = {
    ...base,
    annotators: only({ id: 'cy', name: 'Cy', created: '2025-03-01T09:00:00.000Z' }),
    labels: only({ ...label('figure'), id: 'other-figure', name: 'Figure' }),
    articles: only({ ...dawn, id: 'a-1' }, { ...noon, id: 'a-2' }),
    entities: only({
      ...[...base.entities.values()][0],
      id: 'her',
      name: 'MARA LUND',
      type: 'person',
    } as never),
    claims: only({
      ...newClaim('cy-four', 'dawn', 'About 4,000 soldiers', {
        label: id('other-figure'),
        entities: [id('her')],
      }),
      article: 'a-1',
      ...by('cy'),
    }),
    mentions: new Map(),
    links: new Map(),
  }
  return apart as unknown as Project
}

test('work that was begun apart is put beside ours by text, name and entity', async () => {
  const all = await together(scene(), [begunApart()])
  expect(all.articles.size).toBe(2)
  expect(all.claims.get(id('cy-four'))).toMatchObject({
    article: 'dawn',
    label: 'figure',
    entities: ['lund'],
  })
  const side = sideBySide(new IndexedProject(all), {
    annotators: [id('ada'), id('cy')],
    articles: [id('dawn')],
    atLeast: 0,
  })
  const figure = agreementOf(side, []).figures.find(each => each.id === 'labelled-f1-exact')
  // Ada has two claims in the article and Cy one of them.
  expect(figure?.value).toBeCloseTo(2 / 3, 10)
})

test('a copy adds what is new in it and nothing twice', async () => {
  const ours = scene()
  const copy = {
    ...ours,
    claims: new Map([
      ...ours.claims,
      [id<never>('late'), { ...newClaim('late', 'noon', 'crossed'), ...by('bo') }],
    ]),
  } as Project
  const all = await together(ours, [copy, copy])
  expect(all.claims.size).toBe(ours.claims.size + 1)
  expect(await together(ours, [ours])).toEqual(ours)
})

test('what was marked in a corrected edition stands where ours has it', async () => {
  const ours = scene()
  const [dawn] = ours.articles.values()
  const text = dawn && ours.texts.get(dawn.textHash)
  if (!dawn || text === undefined) throw new Error('the scene has articles')
  const corrected = `Corrected on Tuesday. ${text}`
  const textHash = 'c'.repeat(64)
  const spans = [anchorAt(corrected, corrected.indexOf('4,000'), corrected.indexOf('4,000') + 5)]
  const theirs = {
    ...ours,
    articles: only({ ...dawn, textHash, length: corrected.length, outline: [] }),
    claims: only({ ...newClaim('theirs', 'dawn', '4,000'), spans, ...by('cy') }),
    mentions: new Map(),
    links: new Map(),
    texts: new Map([[textHash, corrected]]),
  } as unknown as Project
  const all = await together(ours, [theirs])
  expect(all.articles.size).toBe(ours.articles.size)
  expect(all.claims.get(id('theirs'))).toMatchObject({
    article: 'dawn',
    spans: [{ start: text.indexOf('4,000'), quote: '4,000' }],
  })
})
