import { expect, test } from 'vitest'
import type { AnnotatorId, OperationHash } from '../model/ids'
import type { Operation } from '../operations/operation'
import { Heads, hashOfOperation } from './heads'

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
