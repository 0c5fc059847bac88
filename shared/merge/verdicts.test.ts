import { describe, expect, test } from 'vitest'
import { copyOf, merge } from '../testing/branches'
import { id, newLink, scene, words } from '../testing/scene'
import {
  claim,
  copies,
  deleteLabel,
  done,
  measure,
  merged,
  newFigure,
  ruled,
  setWording,
  told,
} from '../testing/two-copies'
import { decisionIdOf } from './decision-records'

describe('a verdict', () => {
  test('decides, is kept with its reason, and one undo takes all of it back', () => {
    const result = merged([measure('killed + wounded')], [measure('killed')], {
      'claims/four#quantity': { kind: 'theirs' },
    })
    expect(claim(result, 'four')?.quantity?.measure).toBe('killed')
    expect(result.bench.pure.decisions.get(decisionIdOf('claims/four#quantity'))).toMatchObject({
      settled: true,
      reason: 'The text says so.',
      created: { by: 'rev' },
    })
    result.bench.undo()
    expect(claim(result, 'four')?.quantity?.measure).toBe('killed + wounded')
    expect(result.bench.pure.decisions.has(decisionIdOf('claims/four#quantity'))).toBe(false)
  })

  test('for both of two wordings puts the one after the other', () => {
    const result = merged([setWording('Hers.')], [setWording('His.')], {
      'claims/four#wording': { kind: 'both' },
    })
    expect(claim(result, 'four')?.wording).toBe('Hers.\n\nHis.')
  })

  test('to keep a label brings back where it was', () => {
    const result = merged([deleteLabel], [newFigure], { 'labels/figure': { kind: 'theirs' } })
    expect(result.bench.pure.labels.has(id('figure'))).toBe(true)
    expect(['four', 'three', 'new'].map(word => claim(result, word)?.label)).toEqual([
      'figure',
      'figure',
      'figure',
    ])
  })

  test('for a link brings the claim that it needs', () => {
    const result = merged(
      [{ kind: 'claim.delete', id: id('four') }],
      [
        {
          kind: 'evidence.link',
          link: newLink(
            'new',
            'four',
            { kind: 'span', article: id('noon'), spans: [words('noon', 'unheard of')] },
            null,
          ),
        },
      ],
      { 'links/new': { kind: 'theirs' } },
    )
    expect(result.bench.pure.links.has(id('new'))).toBe(true)
    expect(claim(result, 'four')).toBeDefined()
    expect(result.plan.consequences).toContainEqual({
      key: 'claims/four',
      what: 'brought',
      because: 'links/new',
    })
  })

  test('against a change that is in no conflict is kept', () => {
    const result = merged([], [setWording('His.')], { 'claims/four#wording': { kind: 'mine' } })
    expect(claim(result, 'four')?.wording).toBe('')
    expect(result.bench.pure.decisions.get(decisionIdOf('claims/four#wording'))).toMatchObject({
      settled: true,
      code: 'reviewed',
      value: '',
    })
  })
})

describe('what was decided', () => {
  /** Ada has decided for hers against Bo's; Bo knows nothing of it. */
  function decided() {
    const both = copies()
    done(both.ada, measure('killed + wounded'))
    done(both.bo, measure('killed'))
    const verdicts = ruled({ 'claims/four#quantity': { kind: 'mine' } })
    return { ...both, ada: merge(both.ada, both.bo, scene(), 'ada-rev', verdicts).bench }
  }

  test('is not asked again, and does not fall, where a later merge brings what it knew', () => {
    const { ada, bo } = decided()
    done(bo, { kind: 'claim.set', id: id('three'), patch: { note: 'Later.' } })
    const again = merge(ada, bo, scene(), 'ada-rev')
    expect(told(again)).toEqual([])
    expect(claim(again, 'four')?.quantity?.measure).toBe('killed + wounded')
    expect(claim(again, 'three')?.note).toBe('Later.')
    // A third copy that has what Bo had.
    const third = copyOf(copies().bo, scene(), 'cy')
    done(third, measure('killed'))
    expect(told(merge(ada, third, scene(), 'ada-rev'))).toEqual([])
  })

  test('comes up again where a value is new to it, and names the decision', () => {
    const { ada, bo } = decided()
    done(bo, measure('missing'))
    const again = merge(ada, bo, scene(), 'ada-rev')
    expect(told(again)).toEqual(['claims/four#quantity decided-before'])
    expect(claim(again, 'four')?.quantity?.measure).toBe('killed + wounded')
  })

  test('is taken over by who had left it open', () => {
    const { ada, bo } = decided()
    const his = merge(bo, ada, scene(), 'bo-rev')
    expect(told(his)).toEqual([])
    expect(claim(his, 'four')?.quantity?.measure).toBe('killed + wounded')
    expect(his.bench.pure.decisions.get(decisionIdOf('claims/four#quantity'))?.settled).toBe(true)
  })
})
