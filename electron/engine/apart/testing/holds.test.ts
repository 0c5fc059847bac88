import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { watchHolds } from './holds'

const work = (milliseconds: number) => {
  const { user } = process.cpuUsage()
  while (process.cpuUsage().user - user < milliseconds * 1_000);
}

test('work in one piece is seen, and the same work in small pieces is not', async () => {
  const one = watchHolds()
  await nextTurn()
  work(400)
  expect(one.end()).toBeGreaterThanOrEqual(400)

  const pieces = watchHolds()
  for (let i = 0; i < 40; i++) {
    work(10)
    await nextTurn()
  }
  expect(pieces.end()).toBeLessThan(300)
})
