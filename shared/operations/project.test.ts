import { describe, expect, test } from 'vitest'
import { IndexedProject } from '../model/indexed-project'
import { emptyProject } from '../model/project'
import { expectChange, expectRefusal } from '../testing/expect-operation'
import { id, operation, scene } from '../testing/scene'
import { reduce } from './reducer'

describe('project.create', () => {
  const body = {
    kind: 'project.create',
    info: { id: id<never>('bench'), title: 'New', guidelines: '' },
  } as const
  test('sets the project up', () => {
    expectChange(body, ['+ info/bench'], emptyProject())
    const outcome = reduce(new IndexedProject(emptyProject()), operation(body))
    expect(outcome).toMatchObject({
      change: { info: { added: { bench: { created: '2025-03-02T10:30:00.000Z' } } } },
    })
  })
  test('is done once', () => expectRefusal(body, 'exists', /set up already/))
})

describe('project.set', () => {
  test('renames it', () =>
    expectChange({ kind: 'project.set', patch: { title: 'Convoys' } }, ['~ info/bench title: "Convoys"']))
  test('leaves what is given as undefined', () =>
    expectChange({ kind: 'project.set', patch: { guidelines: 'Ours', title: undefined } }, [
      '~ info/bench guidelines: "Ours"',
    ]))
  test('refuses what says nothing new', () =>
    expectRefusal({ kind: 'project.set', patch: { title: 'The convoy' } }, 'pointless', /change nothing/))
  test('refuses before the project is set up', () =>
    expectRefusal(
      { kind: 'project.set', patch: { title: 'X' } },
      'missing',
      /not been set up/,
      emptyProject(),
    ))
})

describe('annotator.add', () => {
  test('adds one', () =>
    expectChange({ kind: 'annotator.add', annotator: { id: id('bo'), name: 'Bo' } }, ['+ annotators/bo']))
  test('refuses an id that is taken', () =>
    expectRefusal(
      { kind: 'annotator.add', annotator: { id: id('ada'), name: 'Ada II' } },
      'exists',
      /annotator “ada”/,
    ))
})

describe('annotator.set', () => {
  test('renames one', () =>
    expectChange({ kind: 'annotator.set', id: id('ada'), patch: { name: 'Ada L.' } }, [
      '~ annotators/ada name: "Ada L."',
    ]))
  test('refuses one that is not there', () =>
    expectRefusal(
      { kind: 'annotator.set', id: id('eve'), patch: { name: 'E' } },
      'missing',
      /no annotator “eve”/,
    ))
})

describe('batch', () => {
  test('does all, each on what the one before left', () =>
    expectChange(
      {
        kind: 'batch',
        title: 'Two at once',
        operations: [
          {
            kind: 'scheme.add',
            table: 'entityTypes',
            record: { id: id('ship'), name: 'Ship', description: '', order: 3, icon: 'object' },
          },
          { kind: 'entity.set', id: id('guard'), patch: { type: id('ship') } },
          { kind: 'claim.delete', id: id('four') },
        ],
      },
      ['+ entityTypes/ship', '~ entities/guard changed, type: "ship"', '- claims/four', '- links/against'],
    ))
  test('falls as a whole', () =>
    expectRefusal(
      {
        kind: 'batch',
        title: '',
        operations: [
          { kind: 'claim.delete', id: id('four') },
          { kind: 'claim.delete', id: id('four') },
        ],
      },
      'missing',
      /no claim “four”/,
    ))
  test('that comes back to where it began is pointless', () =>
    expectRefusal(
      {
        kind: 'batch',
        title: '',
        operations: [
          { kind: 'project.set', patch: { title: 'X' } },
          { kind: 'project.set', patch: { title: 'The convoy' } },
        ],
      },
      'pointless',
      /change nothing/,
    ))
  test('holds no batch', () => {
    const inner = { kind: 'batch', title: '', operations: [{ kind: 'claim.delete', id: id('four') }] }
    expectRefusal(
      { kind: 'batch', title: '', operations: [inner] } as never,
      'malformed',
      /cannot hold a batch/,
    )
  })
})

describe('records.patch', () => {
  const patch = (patch: object) => operation({ kind: 'records.patch', patch })
  const outcomeOf = (body: object) => reduce(new IndexedProject(scene()), patch(body))

  test('puts fields back, stamps and all', () =>
    expectChange({ kind: 'records.patch', patch: { claims: { four: { label: null } } } }, [
      '~ claims/four label: null',
    ]))
  test('takes a record away', () =>
    expectChange({ kind: 'records.patch', patch: { links: { for: null } } }, ['- links/for']))
  test('refuses to take away what is in use', () =>
    expect(outcomeOf({ labels: { figure: null } })).toMatchObject({ refusal: { code: 'in-use' } }))
  test('refuses fields for a record that is gone', () =>
    expect(outcomeOf({ claims: { gone: { note: 'x' } } })).toMatchObject({ refusal: { code: 'missing' } }))
  test('refuses to take away a record that is gone', () =>
    expect(outcomeOf({ claims: { gone: null } })).toMatchObject({ refusal: { code: 'missing' } }))
  test('refuses a record that goes by another name than it is put under', () => {
    const project = new IndexedProject(scene())
    const four = project.get('claims', id('four'))
    const refused = { refusal: { code: 'malformed', message: expect.stringContaining('“new”') } }
    expect(outcomeOf({ claims: { new: four } })).toMatchObject(refused)
    expect(outcomeOf({ claims: { new: { ...four, id: 'other' } } })).toMatchObject(refused)
    const renamed = { claims: { four: { id: 'other' } } }
    expect(outcomeOf(renamed)).toMatchObject({ refusal: { code: 'malformed' } })
    const parts = { from: { title: '' }, operations: [], decisions: [], patch: { claims: { new: four } } }
    for (const kind of ['merge', 'decision.settle'])
      expect(reduce(project, operation({ kind, ...parts } as never))).toMatchObject(refused)
  })
  test('refuses a record that refers to nothing', () =>
    expect(outcomeOf({ claims: { four: { label: 'gone' } } })).toMatchObject({
      refusal: { code: 'missing' },
    }))
})
