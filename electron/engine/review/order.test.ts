import { expect, test } from 'vitest'
import { conflictsFirst } from './order'
import type { Stands } from './standing'

const stands = (standing: Stands['standing']) => ({ stands: { standing, verdict: null, code: null } })

test('conflicts come first, then what is left, then what was put off; the rest stay as they came, in steps', () => {
  const each = (['same', 'later', 'decided', 'theirs', 'conflict'] as const).map(stands)
  const rows = Array.from({ length: 5_000 }, (_, at) => ({ ...each[at % 5], at })) as {
    readonly stands: Stands
    readonly at: number
  }[]
  const work = conflictsFirst(rows)
  let [steps, step] = [0, work.next()]
  for (; !step.done; step = work.next()) steps++
  expect(steps).toBeGreaterThan(9)
  const places = ([4, 3, 1] as const).flatMap(rest => rows.filter(({ at }) => at % 5 === rest))
  expect(step.value).toEqual([...places, ...rows.filter(({ at }) => at % 5 === 0 || at % 5 === 2)])
})
