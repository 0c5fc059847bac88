import { describe, expect, test } from 'vitest'
import type { AnnotatorId, OperationHash } from '../model/ids'
import type { Operation } from '../operations/operation'
import { Heads, hashing, hashOfOperation } from './heads'

const by = 'annotator-1' as AnnotatorId
const sha256 = (text: string) => `hash of ${text}`
const named = (title: string, prev?: OperationHash) =>
  ({
    id: title,
    by,
    ...(prev ? { prev } : {}),
    body: { kind: 'project.rename', title },
  }) as unknown as Operation

test('an operation follows the one before it, whether or not there was time to work out what that is known by', () => {
  for (const settled of [true, false]) {
    const heads = new Heads(sha256)
    const first = named('first')
    heads.push(first)
    if (settled) heads.settle()
    expect(heads.next(by, [])).toBe(hashOfOperation(first, sha256))
  }
})

test('what could not be written is taken off again, and what was there before it stands', () => {
  const heads = new Heads(sha256)
  const first = named('first')
  heads.push(first)
  const prev = heads.next(by, []) as OperationHash
  const second = named('second', prev)
  heads.push(second)
  heads.pop(second)
  expect(heads.copy()).toEqual(new Map([[by, prev]]))
  heads.pop(first)
  expect(heads.copy()).toEqual(new Map())
})

test('a head that a damaged file has, and that is none, is kept as it is and never taken for an operation', () => {
  const odd = new Map([['__proto__', { polluted: 1 }]]) as unknown as ReadonlyMap<AnnotatorId, OperationHash>
  const heads = new Heads(sha256, odd)
  heads.push(named('first'))
  heads.settle()
  expect(heads.copy().get('__proto__' as AnnotatorId)).toEqual({ polluted: 1 })
  expect(heads.copy().get(by)).toMatch(/^hash of/)
})

describe('what an operation is known by, worked out in steps', () => {
  const running = () => {
    let text = ''
    return {
      take: (piece: string) => {
        text += piece
      },
      done: () => sha256(text),
    }
  }
  const batch = (title: string, size: number) =>
    ({
      ...named(title),
      body: {
        kind: 'batch',
        title,
        operations: Array.from({ length: size }, (_, at) => ({ kind: 'claim.delete', id: `claim-${at}` })),
      },
    }) as unknown as Operation
  const merge = {
    ...named('merge'),
    body: {
      kind: 'merge',
      from: { title: '' },
      patch: {},
      operations: [batch('long', 5_000), named('short')],
    },
  } as unknown as Operation

  test.each([
    ['a short one', named('short'), 0],
    ['a long batch', batch('long', 5_000), 3],
    ['a merge, of which each operation takes steps', merge, 4],
  ])('is the same: %s', (_, operation, atLeast) => {
    const steps = hashing(operation, sha256, running)
    let taken = 0
    let step = steps.next()
    for (; !step.done; step = steps.next()) taken++
    expect(step.value).toBe(hashOfOperation(operation, sha256))
    expect(taken).toBeGreaterThanOrEqual(atLeast)
  })

  test('need not be worked out again, and goes with an operation that could not be written', () => {
    let worked = 0
    const heads = new Heads(text => {
      worked++
      return sha256(text)
    })
    const first = named('first')
    heads.push(first, 'known' as OperationHash)
    expect([heads.next(by, []), worked]).toEqual(['known', 0])
    heads.push(named('second', 'known' as OperationHash), 'later' as OperationHash)
    heads.pop(named('second', 'known' as OperationHash))
    expect(heads.copy()).toEqual(new Map([[by, 'known']]))
    heads.pop(first)
    expect(heads.copy()).toEqual(new Map())
  })
})
