import { expect, test } from 'vitest'
import { stepsTold, within } from './steps-told'

let ended = 0
function* halves(): Generator<number, string> {
  try {
    yield 0
    yield 0.5
    yield 1
    return 'made'
  } finally {
    ended++
  }
}

test('steps that are part of others say what they come to among those, and give what they made', () => {
  const steps = within(0.5, 0.9, halves())
  expect([...steps]).toEqual([0.5, 0.7, 0.9])
  const [first, , , last] = Array.from(
    { length: 4 },
    (
      (told = stepsTold(2, halves())) =>
      () =>
        told.next()
    )(),
  )
  expect([first, last]).toEqual([
    { done: false, value: 0.5 },
    { done: true, value: 'made' },
  ])
})

test('steps that are part of others end with them', () => {
  for (const steps of [within(0, 1, halves()), stepsTold(3, halves())]) {
    ended = 0
    steps.next()
    steps.return('given up')
    expect(ended).toBe(1)
  }
})
