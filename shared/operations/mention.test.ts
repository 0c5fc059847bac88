import { describe, test } from 'vitest'
import { expectChange, expectRefusal } from '../testing/expect-operation'
import { id, newMention, words } from '../testing/scene'

describe('mention.create', () => {
  const mention = newMention('guard-dawn', 'dawn', 'Harbour Guard', 'guard')
  test('marks a mention', () => expectChange({ kind: 'mention.create', mention }, ['+ mentions/guard-dawn']))
  test('marks one of nobody yet', () =>
    expectChange({ kind: 'mention.create', mention: { ...mention, entity: null } }, [
      '+ mentions/guard-dawn',
    ]))
  test.each([
    ['an id that is taken', { id: id<never>('convoy') }, 'exists', /mention “convoy”/],
    ['an article that is not there', { article: id<never>('dusk') }, 'missing', /no article “dusk”/],
    ['an entity that is not there', { entity: id<never>('crew') }, 'missing', /no entity “crew”/],
    [
      'a quote that is not in the text',
      { span: words('noon', 'unheard') },
      'quote-mismatch',
      /is not “unheard”/,
    ],
  ] as const)('refuses %s', (_what, fields, code, message) =>
    expectRefusal({ kind: 'mention.create', mention: { ...mention, ...fields } }, code, message),
  )
})

describe('mention.set', () => {
  test('links it to an entity', () =>
    expectChange({ kind: 'mention.set', id: id('convoy'), patch: { entity: id('guard') } }, [
      '~ mentions/convoy changed, entity: "guard"',
    ]))
  test('moves it', () =>
    expectChange({ kind: 'mention.set', id: id('convoy'), patch: { span: words('noon', 'A convoy') } }, [
      `~ mentions/convoy changed, span: ${JSON.stringify(words('noon', 'A convoy'))}`,
    ]))
  test.each([
    ['a mention that is not there', 'none', { entity: null }, 'missing', /no mention “none”/],
    ['an entity that is not there', 'convoy', { entity: id<never>('crew') }, 'missing', /no entity “crew”/],
    ['what says nothing new', 'convoy', { entity: null }, 'pointless', /change nothing/],
    [
      'a quote that is not in the text',
      'convoy',
      { span: words('dawn', 'dawn') },
      'quote-mismatch',
      /is not “dawn”/,
    ],
  ] as const)('refuses %s', (_what, mention, patch, code, message) =>
    expectRefusal({ kind: 'mention.set', id: id(mention), patch }, code, message),
  )
})

describe('mention.delete', () => {
  test('leaves the entity', () =>
    expectChange({ kind: 'mention.delete', id: id('lund-dawn') }, ['- mentions/lund-dawn']))
  test('refuses a mention that is not there', () =>
    expectRefusal({ kind: 'mention.delete', id: id('none') }, 'missing', /no mention “none”/))
})
