import { describe, expect, test } from 'vitest'
import { boundsFor, type Kept, mostSnapshots, thinned } from './thinning'

const now = Date.parse('2025-06-18T12:00:00.000Z')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const roomy = { count: 1_000, bytes: Number.MAX_SAFE_INTEGER }

const ago = (age: number, sort: Kept['sort'] = 'plain', bytes = 100): Kept => ({
  id: `${sort}-${age}`,
  at: now - age,
  bytes,
  sort,
})
const left = (snapshots: readonly Kept[], bounds = roomy) => {
  const gone = new Set(thinned(snapshots, now, bounds))
  return snapshots.filter(({ id }) => !gone.has(id)).map(({ id }) => id)
}
const ids = (...snapshots: Kept[]) => snapshots.map(({ id }) => id)

describe('by age', () => {
  test.each<readonly [string, readonly Kept[], readonly string[]]>([
    ['none', [], []],
    [
      'all of the last hour',
      [ago(0), ago(1), ago(2), ago(59 * minute)],
      ids(ago(0), ago(1), ago(2), ago(59 * minute)),
    ],
    [
      'of an hour of the last day the latest',
      // Five past eight, half past eight, and nine o’clock.
      [ago(3 * hour + 55 * minute), ago(3 * hour + 30 * minute), ago(3 * hour)],
      ids(ago(3 * hour + 30 * minute), ago(3 * hour)),
    ],
    [
      'of a day of the last month the latest',
      [ago(3 * day), ago(3 * day + 5 * hour), ago(4 * day)],
      ids(ago(3 * day), ago(4 * day)),
    ],
    [
      'of a week before that the latest',
      // A Sunday, the Saturday before it, and the Wednesday before those, by weeks that begin on a Thursday.
      [ago(31 * day), ago(32 * day), ago(35 * day)],
      ids(ago(31 * day), ago(35 * day)),
    ],
    [
      'what marks something before what only marks the time',
      [ago(3 * hour + 5 * minute), ago(3 * hour + 40 * minute, 'marked'), ago(3 * hour + 50 * minute)],
      ids(ago(3 * hour + 40 * minute, 'marked')),
    ],
    [
      'the latest of what marks something',
      [ago(3 * hour + 40 * minute, 'marked'), ago(3 * hour + 10 * minute, 'marked')],
      ids(ago(3 * hour + 10 * minute, 'marked')),
    ],
    [
      'every one with a name, and it takes no other’s place',
      [ago(40 * day, 'named'), ago(40 * day + hour, 'named'), ago(40 * day + 2 * hour)],
      ids(ago(40 * day, 'named'), ago(40 * day + hour, 'named'), ago(40 * day + 2 * hour)),
    ],
    ['one from a clock that was ahead', [ago(-3 * hour), ago(0)], ids(ago(-3 * hour), ago(0))],
  ])('%s', (_, snapshots, expected) => {
    expect(left(snapshots)).toEqual(expected)
  })

  test('a snapshot every ten minutes for a year leaves few enough, and thinning again takes none', () => {
    const every = Array.from({ length: (365 * day) / (10 * minute) }, (_, i) => ago(i * 10 * minute))
    const kept = left(every)
    // Six of the hour, some 24 hours, some 30 days, some 48 weeks.
    expect(kept.length).toBeGreaterThan(6 + 22 + 28 + 46)
    expect(kept.length).toBeLessThan(6 + 26 + 32 + 50)
    expect(
      thinned(
        every.filter(({ id }) => kept.includes(id)),
        now,
        roomy,
      ),
    ).toEqual([])
    expect(left(every, boundsFor(1)).length).toBe(mostSnapshots)
  })
})

describe('by bounds', () => {
  const several = [ago(0), ago(1 * minute), ago(2 * minute, 'named'), ago(3 * minute)]
  test.each<readonly [string, { count: number; bytes: number }, readonly string[]]>([
    ['the oldest first', { count: 3, bytes: 10_000 }, ids(ago(0), ago(minute), ago(2 * minute, 'named'))],
    ['those with a name last', { count: 2, bytes: 10_000 }, ids(ago(0), ago(2 * minute, 'named'))],
    ['by what they take up', { count: 60, bytes: 250 }, ids(ago(0), ago(2 * minute, 'named'))],
    ['never the newest', { count: 0, bytes: 0 }, ids(ago(0))],
  ])('%s', (_, bounds, expected) => {
    expect(left(several, bounds)).toEqual(expected)
  })

  test('are the project’s size ten times over, and never below fifty megabytes', () => {
    expect(boundsFor(1_000)).toEqual({ count: 60, bytes: 50_000_000 })
    expect(boundsFor(20_000_000)).toEqual({ count: 60, bytes: 200_000_000 })
  })
})
