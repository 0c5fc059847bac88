import { expect, test } from 'vitest'
import { JointWork } from './joint-work'

const waiting = () => {
  const asked = new AbortController()
  return { asked, signal: asked.signal, tell: () => undefined }
}

/** Work that is done when it is told to be. */
function begun() {
  let signal = new AbortController().signal
  let end: (value: string | null) => void = () => undefined
  const work = new JointWork<string>(given => {
    signal = given
    return new Promise(resolve => {
      end = resolve
    })
  })
  return { work, isGivenUp: () => signal.aborted, end: (value: string | null) => end(value) }
}

test('one who gives it up has nothing of it, and it ends with the last of them', async () => {
  const { work, isGivenUp } = begun()
  const [one, other] = [waiting(), waiting()]
  const [first, second] = [work.waitedFor(one), work.waitedFor(other)]
  one.asked.abort()
  expect(await first).toBeNull()
  expect([isGivenUp(), work.isGivenUp]).toEqual([false, false])
  other.asked.abort()
  expect(await second).toBeNull()
  expect([isGivenUp(), work.isGivenUp]).toEqual([true, true])
})

test('for one who sees it through it goes on, whoever gives it up', async () => {
  const { work, isGivenUp, end } = begun()
  const one = waiting()
  const [first, second] = [work.waitedFor(one), work.seenThrough()]
  one.asked.abort()
  expect(await first).toBeNull()
  expect(isGivenUp()).toBe(false)
  end('done')
  expect(await second).toBe('done')
})

test('who had given it up before asking has nothing of it', async () => {
  const { work, isGivenUp } = begun()
  const late = waiting()
  late.asked.abort()
  expect(await work.waitedFor(late)).toBeNull()
  expect(isGivenUp()).toBe(true)
})
