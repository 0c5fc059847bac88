import { describe, expect, test } from 'vitest'
import { asJson } from './as-json'
import type { Methods } from './contract'
import { done } from './problem'
import { serve } from './serve'

const notCalled = () => {
  throw new Error('nothing was expected to fail')
}

describe('what a method is called with', () => {
  test.each<[what: string, given: unknown]>([
    ['a field', { a: 1, b: undefined }],
    ['a field further in', { a: [{ b: { c: undefined, d: '' } }] }],
    ['a part of a list', [1, undefined, 2]],
    ['nothing', { a: [1, { b: null }], c: 'd' }],
  ])('is what JSON would carry: %s undefined', (_what, given) => {
    expect(asJson(given)).toStrictEqual(JSON.parse(JSON.stringify(given)))
  })

  test('is not copied where it need not be', () => {
    const given = { a: [{ b: null }], bytes: new Uint8Array(2) }
    expect(asJson(given)).toBe(given)
  })

  test('has no undefined fields left, by whichever transport it came', async () => {
    const seen: unknown[] = []
    const methods = {
      'settings.set': async (params: unknown) => done(seen.push(params)),
    } as unknown as Methods
    await serve(methods, 'settings.set', { patch: { theme: 'dark', textSize: undefined } }, notCalled)
    expect(seen).toStrictEqual([{ patch: { theme: 'dark' } }])
  })
})
