import { describe, test } from 'vitest'
import { expectChange, expectRefusal } from '../testing/expect-operation'
import { attribute, id, label, stance } from '../testing/scene'

const ship = { id: id<never>('ship'), name: 'Ship', description: '', order: 3, icon: 'object' } as const

describe('scheme.add', () => {
  test.each([
    ['a label', { table: 'labels', record: label('rumour', { key: 'r' }) }, '+ labels/rumour'],
    ['an attribute', { table: 'attributes', record: attribute('mood', 'choice') }, '+ attributes/mood'],
    ['an entity type', { table: 'entityTypes', record: ship }, '+ entityTypes/ship'],
    [
      'a stance with a label’s key',
      { table: 'stances', record: stance('doubts', { key: '1' }) },
      '+ stances/doubts',
    ],
  ] as const)('adds %s', (_what, part, line) => expectChange({ kind: 'scheme.add', ...part }, [line]))
  test.each([
    ['an id that is taken', { table: 'labels', record: label('figure') }, 'exists', /label “figure”/],
    [
      'a label’s key',
      { table: 'labels', record: label('x', { key: '1' }) },
      'in-use',
      /key 1 belongs to “figure”/,
    ],
    [
      'a stance’s key',
      { table: 'stances', record: stance('x', { key: 's' }) },
      'in-use',
      /key S belongs to “backs”/,
    ],
  ] as const)('refuses %s that another has', (_what, part, code, message) =>
    expectRefusal({ kind: 'scheme.add', ...part }, code, message),
  )
})

describe('scheme.set', () => {
  test.each([
    [
      'labels',
      'figure',
      { name: 'Number', colour: 'teal' },
      '~ labels/figure colour: "teal", name: "Number"',
    ],
    ['labels', 'figure', { key: '3' }, '~ labels/figure key: "3"'],
    ['attributes', 'route', { choices: ['north'] }, '~ attributes/route choices: ["north"]'],
    ['entityTypes', 'group', { icon: 'organisation' }, '~ entityTypes/group icon: "organisation"'],
    ['stances', 'backs', { meaning: 'repeats' }, '~ stances/backs meaning: "repeats"'],
  ] as const)('changes %s/%s', (table, part, patch, line) =>
    expectChange({ kind: 'scheme.set', table, id: id(part), patch } as never, [line]),
  )
  test.each([
    ['a part that is not there', 'rumour', { name: 'R' }, 'missing', /no label “rumour”/],
    ['a key that another has', 'figure', { key: '2' }, 'in-use', /key 2 belongs to “event”/],
    ['what says nothing new', 'figure', { key: '1' }, 'pointless', /change nothing/],
  ] as const)('refuses %s', (_what, part, patch, code, message) =>
    expectRefusal({ kind: 'scheme.set', table: 'labels', id: id(part), patch }, code, message),
  )
})

describe('an attribute’s kind', () => {
  test('cannot become one that claims’ values do not fit', () =>
    expectRefusal(
      { kind: 'scheme.set', table: 'attributes', id: id('speed'), patch: { kind: 'yes-no' } },
      'in-use',
      /“speed” cannot come to hold yes or no: one claim has something else/,
    ))
  test('can become one that they fit, or change where no claim has a value', () => {
    expectChange({ kind: 'scheme.set', table: 'attributes', id: id('route'), patch: { kind: 'choice' } }, [
      '~ attributes/route kind: "choice"',
    ])
    expectChange({ kind: 'scheme.set', table: 'attributes', id: id('pace'), patch: { kind: 'date' } }, [
      '~ attributes/pace kind: "date"',
    ])
  })
  const offering = { kind: 'scheme.set' as const, table: 'attributes' as const, id: id<never>('route') }
  const choice = { ...offering, patch: { kind: 'choice' as const, choices: ['south'] } }
  const claim = (values: object) =>
    ({ kind: 'claim.set', id: id<never>('four'), patch: { attributes: values as never } }) as const
  test('of choices takes no other, and leaves what was said before they were changed', () => {
    expectRefusal(
      { kind: 'batch', title: 'x', operations: [choice, claim({ speed: 20, route: 'west' })] },
      'malformed',
      /“route” holds one of its choices, not “west”/,
    )
    expectChange({ kind: 'batch', title: 'x', operations: [choice, claim({ speed: 30, route: 'north' })] }, [
      '~ attributes/route choices: ["south"], kind: "choice"',
      '~ claims/four attributes: {"speed":30,"route":"north"}, changed',
    ])
  })
})

describe('scheme.delete', () => {
  test.each([
    ['labels', 'figure', ['~ claims/four changed, label: null', '~ claims/three changed, label: null']],
    ['attributes', 'speed', ['~ claims/four attributes: {"route":"north"}, changed']],
    ['entityTypes', 'person', ['~ entities/lund changed, type: null']],
    ['stances', 'backs', ['~ links/for changed, stance: null']],
  ] as const)('leaves what used %s/%s, without it', (table, part, lines) =>
    expectChange({ kind: 'scheme.delete', table, id: id(part) } as never, [`- ${table}/${part}`, ...lines]),
  )
  test('refuses a part that is not there', () =>
    expectRefusal(
      { kind: 'scheme.delete', table: 'stances', id: id('doubts') },
      'missing',
      /no stance “doubts”/,
    ))
})

describe('scheme.merge', () => {
  test.each([
    [
      'labels',
      'figure',
      'event',
      ['~ claims/four changed, label: "event"', '~ claims/three changed, label: "event"'],
    ],
    ['attributes', 'speed', 'pace', ['~ claims/four attributes: {"route":"north","pace":20}, changed']],
    ['entityTypes', 'person', 'group', ['~ entities/lund changed, type: "group"']],
    ['stances', 'backs', 'counters', ['~ links/for changed, stance: "counters"']],
  ] as const)('%s: hands over from %s to %s', (table, from, into, lines) =>
    expectChange({ kind: 'scheme.merge', table, from: id(from), into: id(into) } as never, [
      `- ${table}/${from}`,
      ...lines,
    ]),
  )
  test('overwrites no value that is there', () =>
    expectChange(
      {
        kind: 'batch',
        title: '',
        operations: [
          { kind: 'claim.set', id: id('four'), patch: { attributes: { speed: 20, pace: 5 } as never } },
          { kind: 'scheme.merge', table: 'attributes', from: id('speed'), into: id('pace') },
        ],
      },
      ['- attributes/speed', '~ claims/four attributes: {"pace":5}, changed'],
    ))
  test.each([
    ['a part with itself', 'labels', 'figure', 'figure', 'pointless', /with itself/],
    ['from one that is not there', 'labels', 'rumour', 'figure', 'missing', /no label “rumour”/],
    ['into one that is not there', 'labels', 'figure', 'rumour', 'missing', /no label “rumour”/],
    ['attributes of two kinds', 'attributes', 'speed', 'route', 'malformed', /a number and “route” a text/],
  ] as const)('refuses %s', (_what, table, from, into, code, message) =>
    expectRefusal({ kind: 'scheme.merge', table, from: id(from), into: id(into) } as never, code, message),
  )
})
