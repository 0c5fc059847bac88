import { describe, expect, test } from 'vitest'
import type { RequestedBody } from '../operations/operation'
import type { Merged } from '../testing/branches'
import { id, newMention } from '../testing/scene'
import { conflictsOf, deleteLabel, measure, merged, newFigure, setWording } from '../testing/two-copies'
import { explainConflict } from './explain'
import type { Unit } from './unit'

describe('a conflict in a sentence', () => {
  const sentence = (result: Merged, key: string, users?: (all: readonly Unit[]) => readonly Unit[]) => {
    const units = conflictsOf(result)
    const unit = units.find(each => each.key === key) as Unit
    return explainConflict(unit, {
      them: 'Bo',
      since: '28 February',
      mine: { get: (table, of) => result.mine.state.get(table, of) as never },
      theirs: { get: (table, of) => result.theirs.state.get(table, of) as never },
      redirectOf: each => result.mine.redirects.get(each) ?? result.theirs.redirects.get(each),
      usersOf: root =>
        users?.(units) ?? units.filter(each => each.follows.includes(root) && (each.base ?? null) === null),
    })
  }

  test.each<readonly [string, readonly RequestedBody[], readonly RequestedBody[], string, RegExp]>([
    [
      'what a figure counts',
      [measure('killed + wounded')],
      [measure('killed')],
      'claims/four#quantity',
      /^Both of you changed what this figure counts after the common base of 28 February\.$/,
    ],
    [
      'a removal',
      [setWording('Checked.')],
      [{ kind: 'claim.delete', id: id('four') }],
      'claims/four',
      /^Bo removed this claim, and you changed it/,
    ],
    [
      'a label in use',
      [deleteLabel],
      [newFigure],
      'labels/figure',
      /^You removed the label “figure”, and Bo .* need/,
    ],
    [
      'a merged entity',
      [{ kind: 'entity.merge', from: id('lund'), into: id('guard') }],
      [{ kind: 'mention.create', mention: newMention('new', 'noon', 'Mara Lund', 'lund') }],
      'entities/lund',
      /^You merged the entity “Mara Lund” into “Harbour Guard”, and Bo /,
    ],
    [
      'what follows',
      [deleteLabel],
      [newFigure],
      'claims/four#label',
      /^It goes as the label “figure” goes\.$/,
    ],
    [
      'what follows two',
      [
        { kind: 'claim.delete', id: id('three') },
        { kind: 'claim.delete', id: id('four') },
      ],
      [
        { kind: 'claim.set', id: id('three'), patch: { note: 'Checked.' } },
        { kind: 'claim.set', id: id('four'), patch: { note: 'Checked.' } },
      ],
      'links/against',
      /^It goes as the claim “.*” and the claim “.*” go\.$/,
    ],
  ])('%s', (_, ada, bo, key, expected) => {
    expect(sentence(merged(ada, bo), key).sentence).toMatch(expected)
  })
  test('a record that has come whole, and a part of it that follows, are one that needs what is gone', () => {
    const wholeAndPart = (all: readonly Unit[]) => {
      const part = all.filter(({ key }) => key === 'claims/new#label')
      return [...part.map(each => ({ ...each, key: 'claims/new', part: null })), ...part]
    }
    const result = merged([deleteLabel], [newFigure])
    expect(sentence(result, 'labels/figure', wholeAndPart).sentence).toMatch(
      /Bo has 1 claim that needs it\.$/,
    )
  })
})
