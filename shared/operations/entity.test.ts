import { describe, test } from 'vitest'
import { applyChange, IndexedProject } from '../model/indexed-project'
import type { Project } from '../model/project'
import { expectChange, expectRefusal } from '../testing/expect-operation'
import { id, newEntity, operation, scene } from '../testing/scene'
import type { RequestedBody } from './operation'
import { reduce } from './reducer'

/** The scene after an operation. */
function sceneAfter(body: RequestedBody): Project {
  const outcome = reduce(new IndexedProject(scene()), operation(body))
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return applyChange(scene(), outcome.change)
}

describe('entity.create', () => {
  test('enters one in the register', () =>
    expectChange({ kind: 'entity.create', entity: newEntity('ferry', 'The Ferry') }, ['+ entities/ferry']))
  test.each([
    ['an id that is taken', { id: id<never>('lund') }, 'exists', /entity “lund”/],
    ['a type that is not there', { type: id<never>('ship') }, 'missing', /no entity type “ship”/],
  ] as const)('refuses %s', (_what, fields, code, message) =>
    expectRefusal(
      { kind: 'entity.create', entity: { ...newEntity('ferry', 'Ferry'), ...fields } },
      code,
      message,
    ),
  )
})

describe('entity.set', () => {
  test('renames one', () =>
    expectChange({ kind: 'entity.set', id: id('lund'), patch: { name: 'M. Lund' } }, [
      '~ entities/lund changed, name: "M. Lund"',
    ]))
  test.each([
    ['an entity that is not there', 'crew', { name: 'C' }, 'missing', /no entity “crew”/],
    ['a type that is not there', 'lund', { type: id<never>('ship') }, 'missing', /no entity type “ship”/],
    ['what says nothing new', 'lund', { aliases: ['Lund'] }, 'pointless', /change nothing/],
  ] as const)('refuses %s', (_what, entity, patch, code, message) =>
    expectRefusal({ kind: 'entity.set', id: id(entity), patch }, code, message),
  )
})

describe('entity.delete', () => {
  test('leaves its mentions marked, and takes it out of claims', () =>
    expectChange({ kind: 'entity.delete', id: id('lund') }, [
      '- entities/lund',
      '~ claims/four attribution: {"name":"Mara Lund","entity":null}, changed',
      '~ mentions/lund-dawn changed, entity: null',
    ]))
  test('refuses an entity that is not there', () =>
    expectRefusal({ kind: 'entity.delete', id: id('crew') }, 'missing', /no entity “crew”/))
})

describe('entity.merge', () => {
  test('hands all over, names too', () =>
    expectChange({ kind: 'entity.merge', from: id('lund'), into: id('guard') }, [
      '- entities/lund',
      '~ entities/guard aliases: ["Mara Lund","Lund"], changed',
      '~ claims/four attribution: {"name":"Mara Lund","entity":"guard"}, changed',
      '~ mentions/lund-dawn changed, entity: "guard"',
    ]))
  test('names no entity twice', () =>
    expectChange(
      { kind: 'entity.merge', from: id('guard'), into: id('lund') },
      [
        '- entities/guard',
        '~ entities/lund aliases: ["Lund","Harbour Guard"], changed',
        '~ claims/four entities: ["lund"]',
        '~ mentions/guard-noon changed, entity: "lund"',
      ],
      sceneAfter({ kind: 'claim.set', id: id('four'), patch: { entities: [id('lund'), id('guard')] } }),
    ))
  test('keeps both notes, and a type where there is one', () =>
    expectChange(
      { kind: 'entity.merge', from: id('lund'), into: id('ferry') },
      [
        '- entities/lund',
        '~ entities/ferry aliases: ["Mara Lund","Lund"], changed, note: "Hers", type: "person"',
        '~ claims/four attribution: {"name":"Mara Lund","entity":"ferry"}, changed',
        '~ mentions/lund-dawn changed, entity: "ferry"',
      ],
      sceneAfter({
        kind: 'batch',
        title: '',
        operations: [
          { kind: 'entity.create', entity: newEntity('ferry', 'The Ferry') },
          { kind: 'entity.set', id: id('lund'), patch: { note: 'Hers' } },
        ],
      }),
    ))
  test.each([
    ['an entity with itself', 'lund', 'lund', 'pointless', /with itself/],
    ['from one that is not there', 'crew', 'lund', 'missing', /no entity “crew”/],
    ['into one that is not there', 'lund', 'crew', 'missing', /no entity “crew”/],
  ] as const)('refuses %s', (_what, from, into, code, message) =>
    expectRefusal({ kind: 'entity.merge', from: id(from), into: id(into) }, code, message),
  )
  test('refuses to make an entity that could not be read again', () => {
    const aliases = Array.from({ length: 1_000 }, (_, i) => `Name ${i}`)
    const full = sceneAfter({ kind: 'entity.set', id: id('guard'), patch: { aliases } })
    expectRefusal(
      { kind: 'entity.merge', from: id('lund'), into: id('guard') },
      'malformed',
      /more names/,
      full,
    )
  })
})

describe('entity.split', () => {
  const ferry = newEntity('ferry', 'The Ferry')
  const split = (from: string, mentions: string[], claims: string[], into = ferry): RequestedBody => ({
    kind: 'entity.split',
    from: id(from),
    into,
    mentions: mentions.map(id<never>),
    claims: claims.map(id<never>),
  })
  test('hands over what is named and no more', () =>
    expectChange(split('guard', [], ['four']), [
      '+ entities/ferry',
      '~ claims/four changed, entities: ["ferry"]',
    ]))
  test('hands over mentions', () =>
    expectChange(split('guard', ['guard-noon'], []), [
      '+ entities/ferry',
      '~ mentions/guard-noon changed, entity: "ferry"',
    ]))
  test('leaves alone what never was the first entity’s', () =>
    expectChange(split('guard', ['lund-dawn'], ['three']), ['+ entities/ferry']))
  test('refuses an entity that is not there', () =>
    expectRefusal(split('crew', [], []), 'missing', /no entity “crew”/))
  test('refuses a new id that is taken', () =>
    expectRefusal(split('guard', [], [], newEntity('lund', 'L')), 'exists', /entity “lund”/))
  test('refuses a type that is not there', () =>
    expectRefusal(split('guard', [], [], { ...ferry, type: id('ship') }), 'missing', /no entity type “ship”/))
})
