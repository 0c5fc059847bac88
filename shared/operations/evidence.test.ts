import { describe, test } from 'vitest'
import { expectChange, expectRefusal } from '../testing/expect-operation'
import { id, newLink, words } from '../testing/scene'

const toClaim = (claim: string) => ({ kind: 'claim', claim: id<never>(claim) }) as const
const toSpan = (quote: string) =>
  ({ kind: 'span', article: id<never>('noon'), spans: [words('noon', quote)] }) as const

describe('evidence.link', () => {
  test('links a claim to a claim', () =>
    expectChange({ kind: 'evidence.link', link: newLink('new', 'three', toClaim('four'), 'backs') }, [
      '+ links/new',
    ]))
  test('links a claim to a span', () =>
    expectChange({ kind: 'evidence.link', link: newLink('new', 'four', toSpan('4,000'), null) }, [
      '+ links/new',
    ]))
  test.each([
    ['an id that is taken', newLink('for', 'four', toClaim('three'), null), 'exists', /evidence link “for”/],
    [
      'a claim as its own evidence',
      newLink('new', 'four', toClaim('four'), null),
      'pointless',
      /its own evidence/,
    ],
    [
      'a claim that is not there',
      newLink('new', 'none', toClaim('four'), null),
      'missing',
      /no claim “none”/,
    ],
    [
      'a target that is not there',
      newLink('new', 'four', toClaim('none'), null),
      'missing',
      /no claim “none”/,
    ],
    [
      'a stance that is not there',
      newLink('new', 'four', toClaim('three'), 'doubts'),
      'missing',
      /no stance “doubts”/,
    ],
    [
      'an article that is not there',
      newLink('new', 'four', { ...toSpan('4,000'), article: id('dusk') }, null),
      'missing',
      /no article “dusk”/,
    ],
    [
      'a span that is not in the text',
      newLink('new', 'four', { ...toSpan('4,000'), spans: [words('dawn', 'dawn')] }, null),
      'quote-mismatch',
      /is not “dawn”/,
    ],
  ] as const)('refuses %s', (_what, link, code, message) =>
    expectRefusal({ kind: 'evidence.link', link }, code, message),
  )
})

describe('evidence.set', () => {
  test('changes the stance', () =>
    expectChange({ kind: 'evidence.set', id: id('for'), patch: { stance: id('counters'), confidence: 70 } }, [
      '~ links/for changed, confidence: 70, stance: "counters"',
    ]))
  test('changes what it leads to', () =>
    expectChange({ kind: 'evidence.set', id: id('for'), patch: { target: toClaim('three') } }, [
      '~ links/for changed, target: {"kind":"claim","claim":"three"}',
    ]))
  test.each([
    ['a link that is not there', 'none', { note: 'x' }, 'missing', /no evidence link “none”/],
    [
      'a claim as its own evidence',
      'for',
      { target: toClaim('dawn-crossing') },
      'pointless',
      /its own evidence/,
    ],
    ['a stance that is not there', 'for', { stance: id<never>('doubts') }, 'missing', /no stance “doubts”/],
    ['what says nothing new', 'for', { stance: id<never>('backs') }, 'pointless', /change nothing/],
  ] as const)('refuses %s', (_what, link, patch, code, message) =>
    expectRefusal({ kind: 'evidence.set', id: id(link), patch }, code, message),
  )
})

describe('evidence.unlink', () => {
  test('leaves both ends', () =>
    expectChange({ kind: 'evidence.unlink', id: id('against') }, ['- links/against']))
  test('refuses a link that is not there', () =>
    expectRefusal({ kind: 'evidence.unlink', id: id('none') }, 'missing', /no evidence link “none”/))
})
