import { afterEach, describe, expect, test } from 'vitest'
import { slowPage } from '../import/testing/hostile-pages'
import { Reader } from './reader'
import { Readers, readingLimits } from './readers'
import { unread } from './unread'

const text = { pasted: 'The harbour reopened on Sunday.', html: false }
const slow = { name: 'x.html', base64: Buffer.from(slowPage()).toString('base64') }
const plenty = { seconds: 120, megabytes: 1_024 }

let readers: Readers
/** How many processes have been started. */
let started: number
const start = (article = plenty) => {
  started = 0
  readers = new Readers({ ...readingLimits, article }, megabytes => {
    started++
    return new Reader(megabytes)
  })
}
afterEach(() => readers.end())

const titleOf = async () => {
  const outcome = await readers.read('article', text)
  return outcome.ended === 'answered' && outcome.answer.ok && outcome.answer.proposal.title
}
const title = 'The harbour reopened on Sunday.'

describe('what is read apart from the engine', () => {
  test('is answered, by the same process while there is something to read', async () => {
    start()
    for (let i = 0; i < 5; i++) expect(await titleOf()).toBe(title)
    expect(started).toBe(1)
  })

  test('is ended when it takes too long, and the next is read', async () => {
    start({ seconds: 0.5, megabytes: 1_024 })
    const outcome = await readers.read('article', slow)
    expect(outcome).toMatchObject({ ended: 'late' })
    if (outcome.ended === 'answered') expect.unreachable()
    expect(unread(outcome, 'x.html')).toBe(
      '“x.html” takes longer to read than 0.5 seconds. Nothing was added.',
    )
    // Half a second is short for a machine that has other work.
    await expect.poll(titleOf).toBe(title)
  })

  test('is ended when it wants too much memory, which costs nobody else anything', async () => {
    start({ seconds: 120, megabytes: 64 })
    const outcome = await readers.read('article', slow)
    expect(outcome).toMatchObject({ ended: 'heavy' })
    if (outcome.ended === 'answered') expect.unreachable()
    expect(unread(outcome, 'x.html')).toBe(
      '“x.html” takes more memory to read than 64 MB. Nothing was added.',
    )
    expect(await titleOf()).toBe(title)
  })

  test('is ended when nobody wants it any more: before its turn, and in the midst of it', async () => {
    start()
    const stop = new AbortController()
    const all = [1, 2, 3].map(() => readers.read('article', slow, { signal: stop.signal }))
    const after = titleOf()
    stop.abort()
    expect(await Promise.all(all)).toEqual(Array(3).fill({ ended: 'stopped' }))
    expect(await after).toBe(title)
  })

  test('waits for its turn behind no more than what is slow at the time', async () => {
    start()
    const stop = new AbortController()
    const one = readers.read('article', slow, { signal: stop.signal })
    // The second place is free, however long the first is taken.
    for (let i = 0; i < 3; i++) expect(await titleOf()).toBe(title)
    stop.abort()
    expect(await one).toEqual({ ended: 'stopped' })
  })

  test('is ended with the engine', async () => {
    start()
    const reading = readers.read('article', slow)
    readers.end()
    expect(await reading).toEqual({ ended: 'stopped' })
    expect(await readers.read('article', text)).toEqual({ ended: 'stopped' })
  })
})
