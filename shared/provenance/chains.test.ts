import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnnotatorId, OperationHash, OperationId } from '../model/ids'
import type { HistoryEntry } from '../operations/history'
import type { Operation, OperationBody } from '../operations/operation'
import { chainFaults } from './chain-faults'
import { Heads } from './heads'

/** Stands in for SHA-256, which the core is given: FNV-1a over UTF-16 code units, written with as many figures. */
function sha256(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n)
  return hash.toString(16).padStart(64, '0')
}
const [A, B, C] = ['annotator-a', 'annotator-b', 'annotator-c'] as AnnotatorId[] as [
  AnnotatorId,
  AnnotatorId,
  AnnotatorId,
]

/** A history in the making: who does what, chained as the engine chains it. */
class Work {
  readonly history: HistoryEntry[]
  readonly heads: Heads
  constructor(
    history: readonly HistoryEntry[] = [],
    heads: ReadonlyMap<AnnotatorId, OperationHash> = new Map(),
  ) {
    this.history = [...history]
    this.heads = new Heads(sha256, heads)
  }

  do(by: AnnotatorId, what: string, operations?: readonly Operation[]): Operation {
    const body = (
      operations
        ? { kind: 'merge', from: { title: what }, operations, patch: {} }
        : { kind: 'project.set', patch: { title: what } }
    ) as OperationBody
    const prev = this.heads.next(by, this.history)
    const id = `op-${what}` as OperationId
    const operation = {
      id,
      by,
      at: '2025-03-02T10:00:00.000Z',
      body,
      ...(prev === undefined ? {} : { prev }),
    }
    this.history.push({ operation, inverse: {} })
    this.heads.push(operation)
    return operation
  }

  takeBack(): void {
    const entry = this.history.pop()
    if (entry) this.heads.pop(entry.operation)
  }

  copy(): Work {
    return new Work(this.history, this.heads.copy())
  }
}

const faults = (history: readonly HistoryEntry[], heads: ReadonlyMap<AnnotatorId, OperationHash>) =>
  [...chainFaults(history, heads, by => by, sha256)].filter(fault => fault !== undefined)
const where = (history: readonly HistoryEntry[], heads: ReadonlyMap<AnnotatorId, OperationHash>) =>
  faults(history, heads).map(fault => fault.where)

/** A: 1 3 5 7, B: 2 4 6. */
function sevenOperations(): Work {
  const work = new Work()
  for (let i = 1; i <= 7; i++) work.do(i % 2 ? A : B, `${i}`)
  return work
}

const edited = ({ operation, inverse }: HistoryEntry, change: Partial<Operation>): HistoryEntry => ({
  operation: { ...operation, ...change },
  inverse,
})
const retold = { body: { kind: 'project.set', patch: { title: 'Forged' } } } as const

describe('an untouched history', () => {
  test('has no fault, whoever did what, with what was taken back and merged', () => {
    const step = fc.oneof(
      fc.constantFrom(A, B, C),
      fc.constant('back' as const),
      fc.constantFrom('merge A' as const, 'merge B' as const),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const work = new Work()
        steps.forEach((what, i) => {
          if (what === 'back') work.takeBack()
          else if (what.startsWith('merge')) {
            const theirs = work.copy()
            const author = what.endsWith('A') ? A : B
            const done = [theirs.do(author, `their ${i}`), theirs.do(C, `her ${i}`)]
            work.do(B, `merge ${i}`, done)
          } else work.do(what as AnnotatorId, `${i}`)
        })
        expect(faults(work.history, work.heads.copy())).toEqual([])
      }),
    )
  })

  test('taken back to any length has the heads that it had then', () => {
    const work = sevenOperations()
    work.do(A, 'merge', [work.copy().do(B, 'theirs')])
    const heads = [...work.history.keys()].map(length => {
      const shorter = new Work()
      for (const { operation } of work.history.slice(0, length)) {
        shorter.history.push({ operation, inverse: {} })
        shorter.heads.push(operation)
      }
      return shorter.heads.copy()
    })
    while (work.history.length > 0) {
      work.takeBack()
      expect(work.heads.copy()).toEqual(heads[work.history.length])
    }
  })

  test('may fork: two copies of one author’s project go on from the same operation', () => {
    const mine = sevenOperations()
    const theirs = mine.copy()
    const carried = [theirs.do(A, 'on the train'), theirs.do(A, 'at home')]
    const own = mine.do(A, 'at the office')
    expect(carried[0]?.prev).toBe(own.prev)
    mine.do(B, 'merge', carried)
    expect(mine.do(A, 'afterwards').prev).toBe(sha256of(carried[1]))
    expect(faults(mine.history, mine.heads.copy())).toEqual([])
  })
})

const sha256of = (operation: Operation | undefined) => {
  const heads = new Heads(sha256)
  if (operation) heads.push(operation)
  return heads.copy().get(operation?.by as AnnotatorId)
}

describe('an edit by hand is found, and where', () => {
  type Edit = (history: HistoryEntry[]) => void
  const at = (history: HistoryEntry[], number: number) => history[number - 1] as HistoryEntry
  const set =
    (number: number, change: Partial<Operation>): Edit =>
    history => {
      history[number - 1] = edited(at(history, number), change)
    }
  const insert =
    (number: number, change: Partial<Operation>): Edit =>
    history => {
      history.splice(number - 1, 0, edited(at(history, number), { id: 'op-x' as OperationId, ...change }))
    }

  test.each<readonly [what: string, edit: Edit, places: readonly string[]]>([
    ['an operation in the middle', set(3, retold), ['history/3']],
    ['the first operation', set(1, retold), ['history/1']],
    ['the last operation', set(7, retold), ['history/7']],
    ['the last of another author', set(6, retold), ['history/6']],
    ['when something was done', set(4, { at: '2025-01-01T00:00:00.000Z' }), ['history/4']],
    ['who did it', set(3, { by: B }), ['history/3', 'history/4', 'history/1']],
    ['who did it: somebody new', set(3, { by: C }), ['history/3', 'history/1', 'history/3']],
    ['a prev', set(5, { prev: '0'.repeat(64) as OperationHash }), ['history/3', 'history/5']],
    ['one removed', history => void history.splice(2, 1), ['history/1']],
    ['the first removed', history => void history.splice(0, 1), ['history/2']],
    ['the last removed', history => void history.splice(6, 1), ['history/5']],
    ['two of one author removed', history => void history.splice(2, 3), ['history/2', 'history/1']],
    [
      'two of one author swapped',
      history => history.splice(2, 3, at(history, 5), at(history, 4), at(history, 3)),
      ['history/3', 'history/5', 'history/7'],
    ],
    [
      'one put in that follows nothing',
      insert(4, { prev: undefined as never, ...retold }),
      ['history/4', 'history/5'],
    ],
    ['one put in that follows what stands before it', insert(4, retold), ['history/5']],
    [
      'one put in at the end',
      history => void history.push(edited(at(history, 7), { id: 'op-x' as OperationId, by: C })),
      ['history/8', 'history/8'],
    ],
    [
      'everything of one author removed',
      history => history.splice(0, 7, ...[2, 4, 6].map(i => at(history, i))),
      ['heads'],
    ],
  ])('%s', (_what, edit, places) => {
    const { history, heads } = sevenOperations()
    edit(history)
    expect(where(history, heads.copy())).toEqual(places)
  })

  test('whatever is changed in whichever operation: somewhere from it to its author’s next', () => {
    const change: fc.Arbitrary<Partial<Operation>> = fc.oneof(
      fc.record({ at: fc.constant('2024-01-01T00:00:00.000Z') }),
      fc.record({ id: fc.constant('op-other' as OperationId) }),
      fc.record({ body: fc.constant(retold.body) }),
      fc.record({ weight: fc.integer() }) as fc.Arbitrary<Partial<Operation>>,
    )
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(A, B, C), { minLength: 1, maxLength: 20 }),
        fc.nat(),
        change,
        (authors, n, how) => {
          const work = new Work()
          for (const [i, by] of authors.entries()) work.do(by, `${i}`)
          const number = 1 + (n % authors.length)
          set(number, how)(work.history)
          expect(where(work.history, work.heads.copy())).toEqual([`history/${number}`])
        },
      ),
    )
  })

  test('in what a merge carried: at the merge', () => {
    const work = sevenOperations()
    const theirs = work.copy()
    const carried = [theirs.do(C, 'one'), theirs.do(C, 'two')]
    work.do(A, 'merge', [
      edited({ operation: carried[0] as Operation, inverse: {} }, retold).operation,
      carried[1] as Operation,
    ])
    expect(where(work.history, work.heads.copy())).toEqual(['history/8'])
  })

  test('stays found when work goes on: the next operation follows what the file knew of, not what stands there', () => {
    const { history, heads } = sevenOperations()
    set(7, retold)(history)
    const later = new Work(history, heads.copy())
    later.do(A, 'later')
    later.do(B, 'later too')
    expect(where(later.history, later.heads.copy())).toEqual(['history/7'])
  })

  test('in the heads: who is not there any more is named', () => {
    const { history, heads } = sevenOperations()
    const without = new Map([...heads.copy()].filter(([by]) => by !== A))
    expect(where(history, without)).toEqual(['history/7'])
    // Whoever goes on from such a file follows what stands in it.
    const later = new Work(history, without)
    later.do(A, 'later')
    expect(where(later.history, later.heads.copy())).toEqual([])
  })
})
