import { expect, test } from 'vitest'
import { type Told, toldOf } from '#shared/api/told'
import type { Change } from '#shared/model/change'
import { type TableName, tableNames } from '#shared/model/tables'
import type { OperationBody } from '#shared/operations/operation'
import { Bench } from '#shared/testing/bench'
import { id, newClaim, scene } from '#shared/testing/scene'
import { RecordCache } from './record-cache'

const everything = () => Object.fromEntries(tableNames.map(name => [name, [...scene()[name].values()]]))
const versions = (cache: RecordCache) => tableNames.map(name => cache.version(name))

function toldBy(bench: Bench, body: OperationBody): Told {
  const change = bench.perform(body)
  if ('code' in change) throw new Error('the operation was refused')
  return toldOf(change as Change)
}

test('what is taken is there, by id and all of it, and its table has changed', () => {
  const cache = new RecordCache()
  const before = versions(cache)
  cache.take({ claims: [...scene().claims.values()], links: [] })
  expect(cache.get('claims', id('four'))?.article).toBe('dawn')
  expect([...cache.all('claims')]).toHaveLength(3)
  const grown = tableNames.filter((_, at) => versions(cache)[at] !== before[at])
  expect(grown).toEqual(['claims'])
})

test.each<[string, OperationBody]>([
  ['added', { kind: 'claim.create', claim: newClaim('new', 'noon', 'unheard of') }],
  ['changed', { kind: 'claim.set', id: id('four'), patch: { wording: 'Four thousand' } }],
  ['removed, with what goes with it', { kind: 'article.remove', id: id('noon') }],
  ['changed all over', { kind: 'entity.merge', from: id('lund'), into: id('guard') }],
])('a cache that has everything follows the project: %s', (_, body) => {
  const bench = new Bench(scene())
  const cache = new RecordCache()
  cache.take(everything())
  cache.apply(toldBy(bench, body))
  for (const table of tableNames as readonly TableName[])
    expect(new Map([...cache.all(table)].map(record => [record.id, record]))).toEqual(bench.pure[table])
})

test('a table that a change leaves alone keeps its version', () => {
  const cache = new RecordCache()
  cache.take(everything())
  const { claims, entities } = { claims: cache.version('claims'), entities: cache.version('entities') }
  cache.apply(toldBy(new Bench(scene()), { kind: 'claim.delete', id: id('three') }))
  expect(cache.version('claims')).toBeGreaterThan(claims)
  expect(cache.version('entities')).toBe(entities)
})

test('after clearing nothing is there, and every table has changed', () => {
  const cache = new RecordCache()
  cache.take(everything())
  const before = versions(cache)
  cache.clear()
  expect(tableNames.flatMap(name => [...cache.all(name)])).toEqual([])
  expect(versions(cache).every((version, at) => version > (before[at] ?? 0))).toBe(true)
})
