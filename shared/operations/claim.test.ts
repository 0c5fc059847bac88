import { describe, expect, test } from 'vitest'
import { expectChange, expectRefusal } from '../testing/expect-operation'
import { id, newClaim, words } from '../testing/scene'
import { operationBody } from './operation'

describe('claim.create', () => {
  test('marks a claim', () =>
    expectChange({ kind: 'claim.create', claim: newClaim('met', 'dawn', 'It met the Harbour Guard.') }, [
      '+ claims/met',
    ]))
  test('takes a span in parts', () =>
    expectChange(
      {
        kind: 'claim.create',
        claim: newClaim('met', 'dawn', 'met', { spans: [words('dawn', 'The convoy'), words('dawn', 'met')] }),
      },
      ['+ claims/met'],
    ))

  const good = newClaim('met', 'dawn', 'soldiers')
  const span = words('dawn', 'soldiers')
  const emoji = words('dawn', '🚛')
  test.each([
    ['an id that is taken', { id: id<never>('four') }, 'exists', /claim “four”/],
    ['an article that is not there', { article: id<never>('dusk') }, 'missing', /no article “dusk”/],
    ['a label that is not there', { label: id<never>('rumour') }, 'missing', /no label “rumour”/],
    [
      'an entity that is not there',
      { entities: [id<never>('guard'), id<never>('crew')] },
      'missing',
      /no entity “crew”/,
    ],
    [
      'a speaker that is not there',
      { attribution: { name: 'C', entity: id<never>('crew') } },
      'missing',
      /entity “crew”/,
    ],
    ['a number for words', { attributes: { route: 3 } as never }, 'malformed', /“route” holds text, not “3”/],
    [
      'an attribute that is not there',
      { attributes: { mood: 'x' } as never },
      'missing',
      /no attribute “mood”/,
    ],
    [
      'a quote that is not in the text',
      { spans: [{ ...span, quote: 'sailors!' }] },
      'quote-mismatch',
      /is not “sailors!”/,
    ],
    [
      'a quote from elsewhere',
      { spans: [words('noon', 'unheard of')] },
      'quote-mismatch',
      /“The convoy at dawn”/,
    ],
    [
      'words around it that are not those',
      { spans: [{ ...span, prefix: 'no ' }] },
      'quote-mismatch',
      /around “soldiers”/,
    ],
    [
      'words after it that are not those',
      { spans: [{ ...span, suffix: 'no' }] },
      'quote-mismatch',
      /around “soldiers”/,
    ],
    ['a span beyond the text', { spans: [{ ...span, end: 9_000 }] }, 'quote-mismatch', /is not “soldiers”/],
    ['an empty span', { spans: [{ ...span, end: span.start }] }, 'quote-mismatch', /is empty/],
    ['parts out of order', { spans: [span, words('dawn', 'The convoy')] }, 'quote-mismatch', /out of order/],
    ['parts that overlap', { spans: [words('dawn', '4,000 soldiers'), span] }, 'quote-mismatch', /overlap/],
    [
      'half a character',
      { spans: [{ ...emoji, start: emoji.start + 1, quote: '\uDE9B', prefix: '' }] },
      'quote-mismatch',
      /cuts a character in half/,
    ],
  ] as const)('refuses %s', (_what, fields, code, message) =>
    expectRefusal({ kind: 'claim.create', claim: { ...good, ...fields } }, code, message),
  )
})

describe('claim.set', () => {
  test.each([
    ['the label', { label: id<never>('event') }, 'changed, label: "event"'],
    ['no label', { label: null }, 'changed, label: null'],
    [
      'the figure',
      { quantity: { relation: '~', value: 4000, measure: 'soldiers' } },
      'changed, quantity: {"relation":"~","value":4000,"measure":"soldiers"}',
    ],
    [
      'one of two fields that is new',
      { wording: 'Four thousand', note: '' },
      'changed, wording: "Four thousand"',
    ],
  ] as const)('changes %s', (_what, patch, fields) =>
    expectChange({ kind: 'claim.set', id: id('four'), patch }, [`~ claims/four ${fields}`]),
  )
  test('moves the span', () =>
    expectChange({ kind: 'claim.set', id: id('four'), patch: { spans: [words('dawn', '4,000')] } }, [
      `~ claims/four changed, spans: ${JSON.stringify([words('dawn', '4,000')])}`,
    ]))

  test.each([
    ['a claim that is not there', 'none', { note: 'x' }, 'missing', /no claim “none”/],
    ['what says nothing new', 'four', { label: id<never>('figure') }, 'pointless', /change nothing/],
    ['a field that is undefined', 'four', { label: undefined }, 'pointless', /change nothing/],
    ['a label that is not there', 'four', { label: id<never>('rumour') }, 'missing', /no label “rumour”/],
    [
      'words for a number',
      'four',
      { attributes: { speed: 'fast', route: 'north' } as never },
      'malformed',
      /“speed” holds a number, not “fast”/,
    ],
    ['an entity that is not there', 'four', { entities: [id<never>('crew')] }, 'missing', /no entity “crew”/],
    [
      'a span of another article',
      'four',
      { spans: [words('noon', 'convoy')] },
      'quote-mismatch',
      /is not “convoy”/,
    ],
  ] as const)('refuses %s', (_what, claim, patch, code, message) =>
    expectRefusal({ kind: 'claim.set', id: id(claim), patch }, code, message),
  )

  test.each(['id', 'article', 'created', 'anything'])('has no say over %s', field => {
    const body = { kind: 'claim.set', id: 'four', patch: { [field]: 'three' } }
    expect(operationBody.safeParse(body).success).toBe(false)
  })
})

describe('claim.delete', () => {
  test('takes the links from it', () =>
    expectChange({ kind: 'claim.delete', id: id('four') }, ['- claims/four', '- links/against']))
  test('takes the links to it', () =>
    expectChange({ kind: 'claim.delete', id: id('three') }, ['- claims/three', '- links/against']))
  test('refuses a claim that is not there', () =>
    expectRefusal({ kind: 'claim.delete', id: id('none') }, 'missing', /no claim “none”/))
})
