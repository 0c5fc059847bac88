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

  // What the process collects of other tests' garbage counts too, and only ever adds: the least of several says it.
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 5 && least >= 300; attempt++) least = Math.min(least, await inPieces())
  expect(least).toBeLessThan(300)
})

async function inPieces(): Promise<number> {
  const watched = watchHolds()
  for (let i = 0; i < 40; i++) {
    work(10)
    await nextTurn()
  }
  return watched.end()
}
