import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import type { Claim, Entity } from '#shared/model/records'
import { mostWords } from '#shared/search/words'
import { type CountingProject, large } from '../queries/large.test-support'
import { ProjectSearch } from './project-search'

const never = () => false

async function found(project: CountingProject, text: string, before?: ProjectSearch) {
  const search = new ProjectSearch(project, text, before)
  while (search.results(1).done < 1) await search.advance(never)
  return { search, ...search.results(10) }
}

function change(project: CountingProject, table: 'entities', to: Entity): void
function change(project: CountingProject, table: 'claims', to: Claim): void
function change(project: CountingProject, table: 'entities' | 'claims', to: Entity | Claim): void {
  const from = project.get(table, to.id as never)
  project.apply({ [table]: { added: {}, removed: {}, updated: { [to.id]: [from, to] } } })
}

test('words are found whatever their case and accents; titles come before texts', async () => {
  const { articles } = await found(large(30), 'report 7')
  expect(articles.hits[0]?.title).toEqual({
    text: 'Report 7',
    marks: [
      { start: 0, end: 6 },
      { start: 7, end: 8 },
    ],
  })
  const { articles: cafes } = await found(large(3), 'CAFE number')
  expect(cafes.total).toBe(3)
  expect(cafes.hits[0]).toMatchObject({ place: { start: 0, end: 11 } })
  expect(cafes.hits[0]?.excerpt?.marks).toEqual([
    { start: 0, end: 4 },
    { start: 5, end: 11 },
  ])
})

test('an entity is found by its name as it is, then by words of it; a claim by the entity that it names', async () => {
  const { entities } = await found(large(30), 'name 2')
  expect(entities.hits.map(({ name }) => name.text).slice(0, 2)).toEqual(['Name 2', 'Name 20'])
})

test('others have their turn while a large project is searched', async () => {
  // Every look at the clock finds that a turn is due.
  let clock = 0
  const looks = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
  let turns = 0
  let done = false
  const turn = () => {
    turns++
    if (!done) setImmediate(turn)
  }
  setImmediate(turn)
  await found(large(300, 4_000), 'qe')
  done = true
  looks.mockRestore()
  // At least one for each text of so many words.
  expect(turns).toBeGreaterThan(300)
})

test('a search that has been overtaken stops, and one that is not asked again does nothing', async () => {
  const project = large(300, 20_000)
  const search = new ProjectSearch(project, 'nowhere')
  let overtaken = false
  const pending = search.advance(() => overtaken)
  overtaken = true
  expect(await pending).toBe(false)
  expect(project.asked.texts).toBeLessThan(300)
})

test('typing on looks only at what was found before, while the project is as it was', async () => {
  const project = large(200)
  const first = await found(project, 'report 1')
  const scans = () => project.asked.scans
  const begun = scans()
  const second = await found(project, 'report 17', first.search)
  const typedOn = scans() - begun
  expect(second.articles.total).toBe(12)
  expect((await found(project, 'report 17')).articles).toEqual(second.articles)
  // Begun anew, articles are gone through for their titles and for their texts, claims and entities once.
  expect(scans() - begun - typedOn).toBe(typedOn + 4)
  expect((await found(project, 'cafe', first.search)).articles.total).toBe(200)
})

test('typing on finds what has one letter for two, of which only one had been typed', async () => {
  const project = large(3)
  const [entity] = project.all('entities')
  if (!entity) throw new Error('there is no entity')
  change(project, 'entities', { ...entity, name: 'Peter Weiß' })
  let before: ProjectSearch | undefined
  const totals: number[] = []
  for (const text of ['wei', 'weis', 'weiss', 'weiss p']) {
    const { search, entities } = await found(project, text, before)
    totals.push(entities.total)
    before = search
  }
  expect(totals).toEqual([1, 0, 1, 1])
})

test('a search keeps nothing of those before it', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const project = large(30)
  let before: ProjectSearch | undefined
  const earlier: WeakRef<ProjectSearch>[] = []
  for (const text of ['r', 're', 'rep', 'repo', 'report', 'report number']) {
    before = (await found(project, text, before)).search
    earlier.push(new WeakRef(before))
  }
  // What a turn has looked at stays to its end, and a search for as long as its code is being compiled beside it.
  await expect
    .poll(() => {
      collect()
      return earlier.slice(0, -1).filter(one => one.deref() !== undefined)
    })
    .toEqual([])
  expect(before?.isOf(project, 'report number')).toBe(true)
})

test('typing on by a word that only an entity has finds the claims that name it', async () => {
  const project = large(30)
  const [claim] = project.all('claims')
  const [entity] = project.all('entities')
  if (!claim || !entity) throw new Error('there is nothing to be found')
  change(project, 'entities', { ...entity, name: 'Quixote' })
  change(project, 'claims', { ...claim, entities: [entity.id], wording: 'windmills' })
  const { search } = await found(project, 'windmills')
  const { claims } = await found(project, 'windmills Quix', search)
  expect(claims.hits.map(({ id }) => id)).toEqual([claim.id])
})

test('typing on keeps a claim that is found by an entity of another name than the whole query', async () => {
  const project = large(3)
  const [claim] = project.all('claims')
  const [entity] = project.all('entities')
  if (!claim || !entity) throw new Error('there is nothing to be found')
  change(project, 'entities', { ...entity, name: 'Ministry of Ports' })
  change(project, 'claims', { ...claim, entities: [entity.id], note: 'as reported' })
  let before: ProjectSearch | undefined
  for (const text of ['ministry', 'ministry rep', 'ministry repo', 'ministry reported']) {
    const { search, claims } = await found(project, text, before)
    expect([text, claims.hits.map(({ id }) => id)]).toEqual([text, [claim.id]])
    before = search
  }
})

test('a search during which the project changes is not over, and is no search of the project as it is', async () => {
  const project = large(300, 20_000)
  const search = new ProjectSearch(project, 'nowhere')
  // The first turn that others have: the search is within its first portion.
  const pending = search.advance(never)
  const [entity] = project.all('entities')
  if (!entity) throw new Error('there is no entity')
  change(project, 'entities', { ...entity, name: 'Nowhere' })
  expect(await pending).toBe(true)
  expect(search.results(1).done).toBeLessThan(1)
  expect(search.isOf(project, 'nowhere')).toBe(false)
  expect((await found(project, 'nowhere', search)).entities.total).toBe(1)
})

test('a phrase that goes from one span of a claim to the next is found, which no text has', async () => {
  const project = large(40)
  const [claim] = project.all('claims')
  const [span] = claim?.spans ?? []
  if (!claim || !span) throw new Error('there is no claim')
  change(project, 'claims', { ...claim, spans: [span, span] })
  const { claims, articles } = await found(project, `"${span.quote} … ${span.quote}"`)
  expect([claims.hits.map(({ id }) => id), articles.total]).toEqual([[claim.id], 0])
})

test('as many words as are looked for at all are told apart in a text', async () => {
  const words = 'convoy crossed at dawn about 4,000 soldiers were in it mara lund said met the harbour'.split(
    ' ',
  )
  expect(words).toHaveLength(mostWords)
  const project = large(3)
  expect((await found(project, words.join(' '))).articles.total).toBe(1)
  for (const at of [0, 7, mostWords - 1])
    expect((await found(project, words.with(at, 'nowhere').join(' '))).articles.total).toBe(0)
})

test('a claim is found by one word of its article’s text and another of who said it', async () => {
  const project = large(3)
  const [claim] = project.all('claims')
  if (!claim) throw new Error('there is no claim')
  change(project, 'claims', { ...claim, attribution: { name: 'Jo Weber', entity: null } })
  const claimsFor = async (words: string) =>
    (await found(project, words)).claims.hits.map(({ id }) => id === claim.id)
  expect(await claimsFor('dawn weber')).toEqual([true])
  // It is in the text, and not in what is quoted of it.
  expect(await claimsFor('soldiers weber')).toEqual([])
})
