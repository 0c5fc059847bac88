import fc from 'fast-check'
import { atOnce } from '../model/at-once'
import { invertChange } from '../model/change'
import { applyChange, IndexedProject } from '../model/indexed-project'
import { linkEnds, type Project, type ProjectReader } from '../model/project'
import { differences } from '../model/same-project'
import { type TableName, tableNames, tableSchemas } from '../model/tables'
import type { Operation } from '../operations/operation'
import { Bench, isRefusal } from './bench'
import { randomOperation, singleKinds } from './random-operation'
import { Choices } from './random-picks'
import { scene } from './scene'

const steps = [
  ...singleKinds,
  'claim.create',
  'evidence.link',
  'mention.create',
  'entity.create',
  'batch',
  ...(['undo', 'redo', 'undo', 'redo', 'redo'] as const),
] as const
const sequence = fc.array(
  fc.record({
    step: fc.constantFrom(...steps),
    numbers: fc.array(fc.nat(10_000), { maxLength: 24, size: 'max' }),
  }),
  { maxLength: 24, size: 'max' },
)

/** What came through in `runs` random sequences of operations, undos and redos: how often each kind was accepted. */
export type Accepted = ReadonlyMap<string, number>

/**
 * Has `runs` random sequences be undone, redone, replayed and looked through. Throws, with the shortest sequence
 * that shows it, where something does not hold; `began` hears of each sequence.
 */
export function checkSequences(seed: number, runs: number, began: () => void = () => undefined): Accepted {
  const accepted = new Map<string, number>()
  fc.assert(
    fc.property(sequence, steps => {
      began()
      checkSequence(steps, kind => accepted.set(kind, (accepted.get(kind) ?? 0) + 1))
    }),
    { seed, numRuns: runs },
  )
  return accepted
}

/** The kinds that came through so rarely that the runs say little about them. */
export function rareIn(accepted: Accepted, runs: number): string[] {
  return [...singleKinds, 'batch', 'undo', 'redo'].filter(
    kind => kind !== 'project.create' && (accepted.get(kind) ?? 0) < runs / 100,
  )
}

type Steps = readonly { readonly step: (typeof steps)[number]; readonly numbers: readonly number[] }[]

function checkSequence(steps: Steps, onAccepted: (kind: string) => void): void {
  const start = scene()
  const bench = new Bench(start)
  // Setting the stage is not undone: what it adds is still there when all else has been taken back.
  let stage = start
  // The same project, each change of which has been worked out beside it.
  const ahead = new IndexedProject(start)
  for (const { step, numbers } of steps) {
    const before = bench.pure
    const outcome = act(bench, step, new Choices(numbers))
    if (!outcome) continue
    if (isRefusal(outcome)) {
      if (step === 'undo' || step === 'redo') throw new Error(`${step} was refused: ${outcome.message}`)
      if (bench.pure !== before) throw new Error('a refusal changed the project')
      continue
    }
    onAccepted(step)
    ahead.apply(outcome, atOnce(ahead.coming(outcome)))
    same(applyChange(bench.pure, invertChange(outcome)), before, 'a change and its inverse')
    if (step === 'annotator.add' || step === 'annotator.set') stage = applyChange(stage, outcome)
  }
  const end = bench.indexed.snapshot()
  same(end, bench.pure, 'the project in place and as a value')
  checkRecords(end)
  checkIndexes(bench.indexed, end)
  same(ahead.snapshot(), end, 'the project in place and worked out beside itself')
  if (inOrder(ahead) !== inOrder(bench.indexed))
    throw new Error('worked out beside itself it is in another order')

  const journal: Operation[] = JSON.parse(JSON.stringify(bench.history.map(({ operation }) => operation)))
  const replayed = new Bench(start)
  for (const operation of journal) {
    const outcome = replayed.receive(operation)
    if (isRefusal(outcome)) throw new Error(`the journal was refused: ${outcome.message}`)
  }
  same(replayed.pure, end, 'the journal replayed')

  // What has been through a restart undoes as well as what has not.
  const undone = repeat(replayed, 'undo', Number.POSITIVE_INFINITY)
  same(replayed.pure, stage, 'undo all')
  if (repeat(replayed, 'redo', undone) < undone) throw new Error('not all that was undone could be redone')
  same(replayed.pure, end, 'redo all')
  checkIndexes(replayed.indexed, replayed.pure)
  // What had been undone before the end can still be redone after it.
  repeat(replayed, 'redo', Number.POSITIVE_INFINITY)
}

function act(bench: Bench, step: Steps[number]['step'], choices: Choices) {
  if (step === 'undo') return bench.undo()
  if (step === 'redo') return bench.redo()
  return bench.perform(randomOperation(step, choices, bench.indexed))
}

/** Undoes or redoes at most so often, and says how often it could. */
function repeat(bench: Bench, way: 'undo' | 'redo', most: number): number {
  let times = 0
  while (times < most) {
    const outcome = bench[way]()
    if (!outcome) break
    if (isRefusal(outcome)) throw new Error(`${way} was refused: ${outcome.message}`)
    times++
  }
  return times
}

/** What a project answers, in the order in which it does: its tables, and what belongs to what. */
function inOrder(project: IndexedProject): string {
  const ids = (table: TableName) => [...project.all(table)].map(record => record.id)
  return JSON.stringify([
    tableNames.map(ids),
    [...project.all('articles')].map(({ id }) => [
      [...project.claimsIn(id)],
      [...project.mentionsIn(id)],
      [...project.spanLinksIn(id)],
      [...project.adjudicationsIn(id)],
    ]),
    [...project.all('claims')].map(({ id }) => [
      [...project.linksOf(id)],
      [...project.adjudicationsOf(id)],
      [...project.commentsOn('claims', id)],
    ]),
    [...project.all('entities')].map(({ id }) => [...project.mentionsOf(id), ...project.claimsNaming(id)]),
  ])
}

function same(actual: Project, expected: Project, what: string): void {
  const different = [...differences(actual, expected)]
  if (different.length > 0) throw new Error(`${what}: ${different.join(', ')} differ`)
}

/** The project is sound: its records, what they refer to, and the indexes that were kept. */
export function checkProject(kept: IndexedProject): void {
  const project = kept.snapshot()
  checkRecords(project)
  checkIndexes(kept, project)
}

/** Every record fits its schema, and refers to nothing that is not there. */
export function checkRecords(project: Project): void {
  for (const table of tableNames) {
    for (const [key, record] of project[table] as ReadonlyMap<string, { id: string }>) {
      if (record.id !== key) throw new Error(`${table}/${key} is stored under another id`)
      const checked = tableSchemas[table].safeParse(record)
      if (!checked.success) throw new Error(`${table}/${key}: ${checked.error.message}`)
    }
  }
  const need = (there: boolean, what: string) => {
    if (!there) throw new Error(`${what} is gone and still referred to`)
  }
  const has = (table: keyof Project, id: string | null | undefined) =>
    need(id === null || id === undefined || project[table].has(id as never), `${table}/${id}`)
  for (const article of project.articles.values()) has('texts', article.textHash)
  for (const entity of project.entities.values()) has('entityTypes', entity.type)
  for (const claim of project.claims.values()) {
    has('articles', claim.article)
    has('labels', claim.label)
    for (const entity of [...claim.entities, claim.attribution?.entity]) has('entities', entity)
    for (const attribute of Object.keys(claim.attributes)) has('attributes', attribute)
  }
  for (const mention of project.mentions.values()) {
    has('articles', mention.article)
    has('entities', mention.entity)
  }
  for (const link of project.links.values()) {
    has('stances', link.stance)
    for (const claim of linkEnds(link)) has('claims', claim)
    if (link.target.kind === 'span') has('articles', link.target.article)
  }
}

/** The indexes that were kept answer as those built afresh do, and as looking through everything does. */
function checkIndexes(kept: ProjectReader, project: Project): void {
  const fresh = new IndexedProject(project)
  const check = (
    what: string,
    kept: Iterable<string>,
    fresh: Iterable<string>,
    found: readonly { id: string }[],
  ) => {
    const expected = [...new Set(found.map(record => record.id))].sort().join(' ')
    for (const ids of [kept, fresh]) {
      if ([...ids].sort().join(' ') !== expected)
        throw new Error(`${what}: ${[...ids]} instead of ${expected}`)
    }
  }
  const claims = [...project.claims.values()]
  const mentions = [...project.mentions.values()]
  const links = [...project.links.values()]
  for (const id of project.articles.keys()) {
    check(
      'claimsIn',
      kept.claimsIn(id),
      fresh.claimsIn(id),
      claims.filter(claim => claim.article === id),
    )
    check(
      'mentionsIn',
      kept.mentionsIn(id),
      fresh.mentionsIn(id),
      mentions.filter(mention => mention.article === id),
    )
    const targets = links.filter(({ target }) => target.kind === 'span' && target.article === id)
    check('spanLinksIn', kept.spanLinksIn(id), fresh.spanLinksIn(id), targets)
  }
  for (const id of project.claims.keys()) {
    check(
      'linksOf',
      kept.linksOf(id),
      fresh.linksOf(id),
      links.filter(link => linkEnds(link).includes(id)),
    )
  }
  for (const id of project.entities.keys()) {
    check(
      'mentionsOf',
      kept.mentionsOf(id),
      fresh.mentionsOf(id),
      mentions.filter(mention => mention.entity === id),
    )
    const naming = claims.filter(claim => claim.entities.includes(id) || claim.attribution?.entity === id)
    check('claimsNaming', kept.claimsNaming(id), fresh.claimsNaming(id), naming)
  }
}
