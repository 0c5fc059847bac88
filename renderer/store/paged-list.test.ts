import { expect, test } from 'vitest'
import { done, failed, type Reply } from '#shared/api/problem'
import type { Window } from '#shared/api/views'
import { PagedList } from './paged-list'

interface Asked {
  readonly offset: number
  readonly answer: (window: Window<string> | string, code?: 'disk' | 'cancelled') => Promise<void>
}

/** A list whose reads are answered by the test, in whatever order it likes. */
function trial() {
  const asked: Asked[] = []
  const list = new PagedList<string>(
    offset =>
      new Promise<Reply<Window<string>>>(resolve => {
        asked.push({
          offset,
          async answer(window, code = 'disk') {
            resolve(typeof window === 'string' ? failed(code, window) : done(window))
            // What hangs on the answer runs before the test looks.
            for (let turn = 0; turn < 5; turn++) await Promise.resolve()
          },
        })
      }),
  )
  const at = (index: number) => asked[index] as Asked
  return { list, asked, at }
}

const page = (offset: number, word: string, total = 250): Window<string> => ({
  offset,
  total,
  rows: Array.from({ length: Math.min(100, total - offset) }, (_, at) => `${word} ${offset + at}`),
})

test('reads the pages in view, and tells when they are here', async () => {
  const { list, asked, at } = trial()
  let told = 0
  list.subscribe(() => told++)
  expect([list.total, list.row(0)]).toEqual([null, undefined])
  list.want(90, 110)
  expect(asked.map(({ offset }) => offset)).toEqual([0, 100])
  await at(1).answer(page(100, 'a'))
  expect([list.total, list.row(99), list.row(100), told, list.version]).toEqual([
    250,
    undefined,
    'a 100',
    1,
    1,
  ])
  await at(0).answer(page(0, 'a'))
  expect([list.row(99), told]).toEqual(['a 99', 2])
})

test('a page that is here or on its way is not read again', async () => {
  const { list, asked, at } = trial()
  list.want(0, 20)
  list.want(5, 25)
  await at(0).answer(page(0, 'a'))
  list.want(10, 30)
  expect(asked).toHaveLength(1)
})

test('rows stay until their successors have come', async () => {
  const { list, at } = trial()
  list.want(0, 20)
  await at(0).answer(page(0, 'a'))
  list.refresh()
  expect(list.row(3)).toBe('a 3')
  await at(1).answer(page(0, 'b', 120))
  expect([list.row(3), list.total]).toEqual(['b 3', 120])
})

test('many changes while a page is read are one more reading', async () => {
  const { list, asked, at } = trial()
  list.want(0, 20)
  for (let change = 0; change < 10; change++) list.refresh()
  expect(asked).toHaveLength(1)
  await at(0).answer(page(0, 'a'))
  expect(asked).toHaveLength(2)
  await at(1).answer(page(0, 'b'))
  expect([list.row(0), asked.length]).toEqual(['b 0', 2])
})

test('a page that could not be read says why, and is read when it is next wanted', async () => {
  const { list, asked, at } = trial()
  let told = 0
  list.subscribe(() => told++)
  list.want(0, 20)
  await at(0).answer('No disk.')
  expect([list.total, asked.length, list.problem?.message, told]).toEqual([null, 1, 'No disk.', 1])
  list.want(0, 21)
  await at(1).answer(page(0, 'a'))
  expect([list.row(0), list.problem, told]).toEqual(['a 0', null, 2])
})

test('a page that could not be read again leaves its rows, says why, and can be asked for once more', async () => {
  const { list, at } = trial()
  list.want(0, 20)
  await at(0).answer(page(0, 'a'))
  list.refresh()
  await at(1).answer('No disk.')
  expect([list.row(0), list.total, list.problem?.message]).toEqual(['a 0', 250, 'No disk.'])
  list.again()
  await at(2).answer(page(0, 'b'))
  expect([list.row(0), list.problem]).toEqual(['b 0', null])
})

test('a page that could not be read says so, whatever becomes of the others in view', async () => {
  const { list, asked, at } = trial()
  list.want(90, 110)
  await at(1).answer('No disk.')
  await at(0).answer(page(0, 'a'))
  expect([list.total, list.problem?.message]).toEqual([250, 'No disk.'])
  expect([list.isMissing(99), list.isMissing(100)]).toEqual([false, true])
  list.want(0, 20)
  expect([list.problem, asked.length]).toEqual([null, 2])
  list.want(90, 110)
  expect([list.problem?.message, asked.at(-1)?.offset]).toEqual(['No disk.', 100])
  await at(2).answer(page(100, 'a'))
  expect([list.problem, list.row(100), list.isMissing(100)]).toEqual([null, 'a 100', false])
})

test('a reading that was given up stays so until it is asked for, whatever changes and wherever one goes', async () => {
  const { list, asked, at } = trial()
  list.want(0, 20)
  list.refresh()
  await at(0).answer('Cancelled.', 'cancelled')
  list.refresh()
  list.want(5, 25)
  list.want(90, 110)
  expect(asked.map(({ offset }) => offset)).toEqual([0, 100])
  await at(1).answer(page(100, 'a'))
  expect([list.problem?.message, list.isMissing(0), list.row(100)]).toEqual(['Cancelled.', true, 'a 100'])
  list.again()
  expect(asked.map(({ offset }) => offset)).toEqual([0, 100, 0])
  await at(2).answer(page(0, 'b'))
  expect([list.problem, list.row(0)]).toEqual([null, 'b 0'])
  list.refresh()
  expect(asked).toHaveLength(5)
})

test('a late answer from before a change does not bring back the old length', async () => {
  const { list, asked, at } = trial()
  list.want(90, 110)
  list.want(0, 20)
  list.refresh()
  await at(0).answer(page(0, 'a'))
  expect(asked.at(-1)?.offset).toBe(0)
  await at(2).answer(page(0, 'b', 120))
  await at(1).answer(page(100, 'a'))
  expect(list.total).toBe(120)
})

test('one that no longer listens is not told', async () => {
  const { list, at } = trial()
  let told = 0
  list.subscribe(() => told++)()
  list.want(0, 1)
  await at(0).answer(page(0, 'a'))
  expect(told).toBe(0)
})
