import { describe, expect, test } from 'vitest'
import { applyChange, IndexedProject } from '../model/indexed-project'
import type { Project } from '../model/project'
import { expectChange, expectRefusal } from '../testing/expect-operation'
import { id, now, operation, scene } from '../testing/scene'
import { describe as inWords } from './describe'
import type { NewAdjudication, NewComment, OperationBody, RequestedBody } from './operation'
import { reduce } from './reducer'

const comment = (fields: Partial<NewComment> = {}): NewComment => ({
  id: id('why'),
  on: { table: 'claims', id: id('four') },
  replyTo: null,
  text: 'Who says so?',
  resolved: false,
  ...fields,
})
const adjudication = (fields: Partial<NewAdjudication> = {}): NewAdjudication => ({
  id: id('case'),
  article: id('dawn'),
  claims: [id('four')],
  gold: id('four'),
  verdict: 'chosen',
  reason: 'It has the figure.',
  ...fields,
})

/** The scene with what a review has left in it: a thread on a claim, and a case that it is the gold standard of. */
function reviewed(): Project {
  const bodies: readonly RequestedBody[] = [
    { kind: 'comment.add', comment: comment() },
    { kind: 'comment.add', comment: comment({ id: id('because'), replyTo: id('why'), text: 'Lund does.' }) },
    { kind: 'adjudication.settle', adjudication: adjudication() },
  ]
  return bodies.reduce((project, body, i) => {
    const outcome = reduce(new IndexedProject(project), operation(body, `op-${i}`))
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    return applyChange(project, outcome.change)
  }, scene())
}

const title = (body: OperationBody) =>
  inWords(operation(body), new IndexedProject(reviewed()), () => undefined)

describe('a comment', () => {
  test('is made on a record, answered, changed and dealt with', () => {
    expectChange({ kind: 'comment.add', comment: comment() }, ['+ comments/why'])
    expectChange(
      { kind: 'comment.set', id: id('why'), patch: { resolved: true } },
      ['~ comments/why changed, resolved: true'],
      reviewed(),
    )
    expect(title({ kind: 'comment.add', comment: comment() })).toBe('Commented on “About 4,000 soldiers”')
    expect(title({ kind: 'comment.set', id: id('why'), patch: { resolved: true } })).toBe(
      'Resolved a comment',
    )
  })

  test('goes with its answers, and with the record that it is on', () => {
    const thread = ['- comments/why', '- comments/because']
    expectChange({ kind: 'comment.delete', id: id('why') }, thread, reviewed())
    expectChange(
      { kind: 'claim.delete', id: id('four') },
      [
        '- claims/four',
        '- links/against',
        ...thread,
        '~ adjudications/case changed, claims: [], gold: null, verdict: "open"',
      ],
      reviewed(),
    )
  })

  test.each<readonly [string, Partial<NewComment>, RegExp]>([
    ['on nothing', { id: id('new'), on: { table: 'claims', id: id('nowhere') } }, /no claim “nowhere”/],
    ['in answer to nothing', { id: id('new'), replyTo: id('nowhere') }, /no comment “nowhere”/],
  ])('%s is refused', (_, fields, message) => {
    expectRefusal({ kind: 'comment.add', comment: comment(fields) }, 'missing', message, reviewed())
  })

  test.each<readonly [string, Partial<NewComment>]>([
    ['to an answer', { replyTo: id('because') }],
    ['about another record', { replyTo: id('why'), on: { table: 'articles', id: id('dawn') } }],
  ])('an answer %s is refused', (_, fields) => {
    const answer = comment({ id: id('new'), ...fields })
    expectRefusal({ kind: 'comment.add', comment: answer }, 'malformed', /its thread began with/, reviewed())
  })
})

describe('an adjudication', () => {
  test('is settled, settled anew, put off and taken back', () => {
    const settle = (fields: Partial<NewAdjudication>): RequestedBody => ({
      kind: 'adjudication.settle',
      adjudication: adjudication(fields),
    })
    expectChange(settle({}), ['+ adjudications/case'])
    expectChange(
      settle({ gold: null, verdict: 'none' }),
      ['~ adjudications/case changed, gold: null, verdict: "none"'],
      reviewed(),
    )
    expectChange(
      settle({ gold: null, verdict: 'open' }),
      ['~ adjudications/case changed, gold: null, verdict: "open"'],
      reviewed(),
    )
    expectChange({ kind: 'adjudication.reopen', id: id('case') }, ['- adjudications/case'], reviewed())
    expect(title(settle({}))).toBe('Adjudicated for “About 4,000 soldiers”')
  })

  test('without the claim that stands, or with one where none does, is refused', () => {
    for (const fields of [{ gold: null }, { verdict: 'none' as const }])
      expectRefusal(
        { kind: 'adjudication.settle', adjudication: adjudication(fields) },
        'malformed',
        /by the claim that stands/,
      )
  })

  test('goes with its article', () => {
    const outcome = reduce(
      new IndexedProject(reviewed()),
      operation({ kind: 'article.remove', id: id('dawn') }),
    )
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    expect(outcome.change.adjudications?.removed).toHaveProperty('case')
    expect(Object.keys(outcome.change.comments?.removed ?? {}).sort()).toEqual(['because', 'why'])
  })
})

describe('a decision', () => {
  test('is opened again, and keeps what was chosen', () => {
    expectChange({ kind: 'decision.reopen', id: id('note-of-four') }, [
      '~ decisions/note-of-four changed, settled: false',
    ])
    expectRefusal({ kind: 'decision.reopen', id: id('nowhere') }, 'missing', /no decision “nowhere”/)
  })

  test('that is settled makes it so, with who and when', () => {
    const { created, changed, ...open } = scene().decisions.get(id('note-of-four')) ?? expect.unreachable()
    const settled = { ...open, settled: true, value: 'Checked.', reason: 'The text says so.' }
    expectChange(
      { kind: 'decision.settle', decisions: [settled], patch: { claims: { four: { note: 'Checked.' } } } },
      [
        '~ claims/four note: "Checked."',
        '~ decisions/note-of-four changed, reason: "The text says so.", value: "Checked."',
      ],
    )
    const made = { ...settled, id: id<never>('new') }
    const outcome = reduce(
      new IndexedProject(scene()),
      operation({ kind: 'decision.settle', decisions: [made], patch: {} }),
    )
    expect(outcome.ok && outcome.change.decisions?.added.new).toEqual({
      ...made,
      created: now,
      changed: null,
    })
  })
})

test('what is removed by a patch takes its comments along too, and undo brings them back', () => {
  const start = reviewed()
  const commented = applyChange(start, {
    comments: {
      added: {
        where: {
          ...comment({ id: id('where'), on: { table: 'mentions', id: id('convoy') } }),
          created: now,
          changed: null,
        },
      },
      updated: {},
      removed: {},
    },
  })
  expectChange(
    { kind: 'records.patch', patch: { mentions: { convoy: null } } },
    ['- mentions/convoy', '- comments/where'],
    commented,
  )
})
