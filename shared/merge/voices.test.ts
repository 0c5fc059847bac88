import { expect, test } from 'vitest'
import { atOnce } from '../model/at-once'
import { IndexedProject } from '../model/indexed-project'
import type { Claim } from '../model/records'
import { scene } from '../testing/scene'
import { LaidOver, type RecordState, stateOf } from './past-state'
import { type DecidedUnit, plainSide, type Side } from './unit'
import { Voices } from './voices'

const begun = stateOf(new IndexedProject(scene()))
const common = { state: begun, decisions: new Map<string, DecidedUnit>() }
const four = begun.get('claims', 'four') as Claim

const withFour = (record: Claim | null): RecordState => {
  const state = new LaidOver(begun)
  state.lay('claims', 'four', record)
  return state
}
const worded = (wording: string) => withFour({ ...four, wording })
const gone = withFour(null)

/** A version that those were brought together in. */
const made = (
  state: RecordState,
  strands: readonly RecordState[],
  decided: [string, DecidedUnit][] = [],
) => ({
  ...plainSide(state),
  decisions: new Map(decided),
  strands: strands.map(plainSide),
})
/** The wordings of everybody with a say about the claim; null by whom it was removed. */
function heard(mine: Side, theirs: Side): (string | null)[] {
  const voices = atOnce(Voices.of(common, mine, theirs)).about('claims', 'four')
  return voices.map(({ record }) => (record as Claim | undefined)?.wording ?? null)
}
const open = (...options: unknown[]): DecidedUnit => ({ settled: false, options })

test('of two versions that brought in nobody, each speaks for itself', () => {
  expect(heard(plainSide(worded('Hers.')), plainSide(gone))).toEqual(['Hers.', null])
})

test('those who were brought together speak for themselves, with bits of their own', () => {
  const mine = made(worded('Hers.'), [worded('Hers.'), begun])
  expect(heard(mine, plainSide(worded('The third.')))).toEqual(['Hers.', '', 'The third.'])
  const masks = atOnce(Voices.of(common, mine, plainSide(gone)))
    .about('claims', 'four')
    .map(({ mask }) => mask)
  expect(masks.reduce((all, mask) => all | mask, 0)).toBe(masks.reduce((sum, mask) => sum + mask, 0))
})

test('also where one of them removed it, or what they said was left open', () => {
  expect(heard(made(gone, [begun, gone]), plainSide(begun))).toEqual(['', null, ''])
  const asked = made(
    worded('Hers.'),
    [worded('Hers.'), worded('His.')],
    [['claims/four#wording', open('Hers.', 'His.')]],
  )
  expect(heard(asked, plainSide(begun))).toEqual(['Hers.', 'His.', ''])
  const waiting = made(gone, [gone, worded('His.')], [['claims/four', open(null, four)]])
  expect(heard(waiting, plainSide(begun))).toEqual([null, 'His.', ''])
})

test.each<readonly [string, Side, string | null]>([
  ['has been written since', made(worded('Since.'), [worded('Hers.'), begun]), 'Since.'],
  ['has been put back as it was', made(begun, [worded('Hers.'), begun]), ''],
  ['has been removed since', made(gone, [worded('Hers.'), begun]), null],
  ['has been brought back', made(begun, [gone, begun]), ''],
  [
    'has been decided',
    made(
      worded('Hers.'),
      [worded('Hers.'), worded('His.')],
      [['claims/four#wording', { settled: true, value: 'Hers.', options: ['Hers.', 'His.'] }]],
    ),
    'Hers.',
  ],
])('the version speaks for all of them where the record %s', (_, mine, wording) => {
  expect(heard(mine, plainSide(worded('The third.')))).toEqual([wording, 'The third.'])
  const [whole, third] = atOnce(Voices.of(common, mine, plainSide(begun))).about('claims', 'four')
  expect([whole?.mask, third?.mask]).toEqual([0b111, 0b1000])
})

test('of more than there are bits for, each version speaks for all', () => {
  const many = made(
    worded('Hers.'),
    Array.from({ length: 29 }, () => worded('Hers.')),
  )
  expect(heard(many, plainSide(begun))).toEqual(['Hers.', ''])
  const most = made(
    worded('Hers.'),
    Array.from({ length: 28 }, () => worded('Hers.')),
  )
  expect(heard(most, plainSide(begun))).toHaveLength(29)
})
