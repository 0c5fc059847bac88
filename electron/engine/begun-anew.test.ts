import { expect, test } from 'vitest'
import { done, failed, type Reply } from '#shared/api/problem'
import { begunAnew } from './begun-anew'
import { overtaken } from './not-done'

/** Begins what gives these replies, one after the other. */
async function begun(...replies: readonly Reply<number>[]) {
  let times = 0
  const came = await begunAnew(async () => replies[times++] ?? failed('bug', 'It was begun too often.'))
  return { came, times }
}

test('what holds is what it is, a refusal too', async () => {
  expect(await begun(done(1))).toEqual({ came: done(1), times: 1 })
  const refused = failed('pointless', 'There is nothing to do.')
  expect(await begun(refused)).toEqual({ came: refused, times: 1 })
})

test('what was overtaken is begun anew', async () => {
  expect(await begun(overtaken, overtaken, done(3))).toEqual({ came: done(3), times: 3 })
  const refused = failed('pointless', 'There is nothing left to do.')
  expect(await begun(overtaken, refused)).toEqual({ came: refused, times: 2 })
})

test('what is overtaken each time is refused as that', async () => {
  const always = Array.from({ length: 9 }, () => overtaken)
  expect(await begun(...always)).toEqual({ came: overtaken, times: 5 })
})
