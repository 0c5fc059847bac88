import { describe, expect, test } from 'vitest'
import type { RequestedBody } from '../operations/operation'
import { merge } from '../testing/branches'
import { id, newClaim, newMention, scene } from '../testing/scene'
import {
  claim,
  copies,
  deleteLabel,
  done,
  measure,
  merged,
  newFigure,
  setWording,
  told,
} from '../testing/two-copies'
import { decisionIdOf } from './decision-records'
import { duplicatesIn } from './duplicates'

describe('what both can have', () => {
  test('different fields of one record, and different members of one list', () => {
    const result = merged(
      [setWording('Checked.'), { kind: 'claim.set', id: id('four'), patch: { entities: [] } }],
      [
        { kind: 'claim.set', id: id('four'), patch: { certainty: 'estimate' } },
        { kind: 'claim.set', id: id('four'), patch: { entities: [id('guard'), id('lund')] } },
        { kind: 'claim.set', id: id('four'), patch: { attributes: { speed: 20, pace: 3 } as never } },
      ],
    )
    expect(told(result)).toEqual([])
    expect(claim(result, 'four')).toMatchObject({
      wording: 'Checked.',
      certainty: 'estimate',
      entities: ['lund'],
      attributes: { speed: 20, pace: 3 },
    })
  })

  test('the same change twice', () => {
    const result = merged([setWording('Checked.')], [setWording('Checked.')])
    expect(told(result)).toEqual([])
    expect(claim(result, 'four')?.wording).toBe('Checked.')
  })

  test('the removal of an entity, and of a mention of it', () => {
    const result = merged(
      [{ kind: 'entity.delete', id: id('lund') }],
      [{ kind: 'mention.delete', id: id('lund-dawn') }],
    )
    expect(told(result)).toEqual([])
    expect(result.bench.pure.mentions.has(id('lund-dawn'))).toBe(false)
  })

  test('the same words marked under the same label: both stay, and the reviewer is told', () => {
    const mark = (word: string): RequestedBody => ({
      kind: 'claim.create',
      claim: newClaim(word, 'noon', 'A convoy of 4,000', { label: id('figure') }),
    })
    const result = merged([mark('hers')], [mark('his')])
    expect(told(result)).toEqual([])
    expect(duplicatesIn(result.meetings)).toEqual([{ table: 'claims', mine: 'hers', theirs: 'his' }])
    expect([claim(result, 'hers'), claim(result, 'his')]).not.toContain(undefined)
  })
})

describe('what both cannot have stays as mine has it, and is open', () => {
  test('two values of one field', () => {
    const result = merged([measure('killed + wounded')], [measure('killed')])
    expect(told(result)).toEqual(['claims/four#quantity both-changed'])
    expect(claim(result, 'four')?.quantity?.measure).toBe('killed + wounded')
    const decision = result.bench.pure.decisions.get(decisionIdOf('claims/four#quantity'))
    expect(decision).toMatchObject({ settled: false, code: 'both-changed', base: null, from: 'Theirs' })
    expect(decision?.options).toHaveLength(2)
  })

  test('a change, and a removal', () => {
    const removal: RequestedBody = { kind: 'claim.delete', id: id('four') }
    expect(told(merged([setWording('Checked.')], [removal]))).toEqual([
      'claims/four changed-and-removed',
      'links/against follows',
    ])
    expect(claim(merged([removal], [setWording('Checked.')]), 'four')).toBeUndefined()
  })

  test('a label that one removed and the other uses: with what was taken out of it', () => {
    const result = merged([deleteLabel], [newFigure])
    expect(told(result)).toEqual([
      'labels/figure removed-and-used',
      'claims/four#label follows',
      'claims/three#label follows',
      'claims/new#label follows',
    ])
    expect(claim(result, 'new')?.label).toBeNull()
    expect(result.plan.consequences).toEqual([
      { key: 'claims/new#label', what: 'turned', because: 'labels/figure' },
    ])
  })

  test('an entity that was merged into another, and is mentioned anew: it leads to the other', () => {
    const result = merged(
      [{ kind: 'entity.merge', from: id('lund'), into: id('guard') }],
      [{ kind: 'mention.create', mention: newMention('new', 'noon', 'Mara Lund', 'lund') }],
    )
    expect(told(result)[0]).toBe('entities/lund merged-and-used')
    expect(result.bench.pure.mentions.get(id('new'))?.entity).toBe('guard')
  })

  test('an article that one removed and the other worked in: nothing is lost', () => {
    const removal: RequestedBody = { kind: 'article.remove', id: id('noon') }
    const result = merged([removal], [newFigure])
    const held = result.bench.pure.decisions.get(decisionIdOf('claims/new'))
    expect(held?.options).toContainEqual(
      expect.objectContaining({ value: expect.objectContaining({ id: 'new' }) }),
    )
    expect(claim(merged([newFigure], [removal]), 'three')).toBeDefined()
  })

  test('a comment on what the other removed', () => {
    const result = merged(
      [{ kind: 'claim.delete', id: id('four') }],
      [
        {
          kind: 'comment.add',
          comment: {
            id: id('why'),
            on: { table: 'claims', id: id('four') },
            replyTo: null,
            text: 'Who says so?',
            resolved: false,
          },
        },
      ],
    )
    expect(told(result)).toEqual([
      'claims/four removed-and-used',
      'links/against follows',
      'comments/why follows',
    ])
  })
})

test('after both have merged each other, what either does goes on from there', () => {
  const { ada, bo } = copies()
  done(ada, setWording('Hers.'))
  done(bo, { kind: 'claim.set', id: id('three'), patch: { note: 'His.' } })
  const hers = merge(ada, bo, scene(), 'ada-rev').bench
  const his = merge(bo, ada, scene(), 'bo-rev').bench
  done(hers, { kind: 'claim.set', id: id('four'), patch: { wording: '' } })
  const end = merge(his, hers, scene(), 'bo-rev')
  expect(told(end)).toEqual([])
  expect([claim(end, 'four')?.wording, claim(end, 'three')?.note]).toEqual(['', 'His.'])
})

test('work that goes back and forth twenty times is in the history once', () => {
  let { ada, bo } = copies()
  for (let round = 0; round < 10; round++) {
    done(bo, setWording(`Round ${round}`))
    ada = merge(ada, bo, scene(), 'ada-rev').bench
    done(ada, { kind: 'claim.set', id: id('three'), patch: { note: `Round ${round}` } })
    bo = merge(bo, ada, scene(), 'bo-rev').bench
  }
  const text = JSON.stringify(bo.history)
  expect(text.split('"kind":"claim.set","id":"four","patch":{"wording":"Round 3"}').length - 1).toBe(1)
  expect(claim({ bench: bo }, 'three')?.note).toBe('Round 9')
})

test('work in an article of which the other has taken in a corrected edition waits in the edition that it is of', () => {
  const { dawn, noon } = { dawn: scene().articles.get(id('dawn')), noon: scene().articles.get(id('noon')) }
  if (!dawn || !noon) expect.unreachable()
  const revise: RequestedBody = {
    kind: 'article.revise',
    id: id('noon'),
    textHash: dawn.textHash,
    length: dawn.length,
    words: dawn.words,
    outline: [],
    placed: [],
  }
  const result = merged([revise], [newFigure])
  expect(told(result)).toEqual([])
  expect(claim(result, 'new')).toMatchObject({ edition: noon.textHash })
  expect(result.plan.consequences).toEqual([
    { key: 'claims/new', what: 'orphaned', because: 'articles/noon' },
  ])
})
