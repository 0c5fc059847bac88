import { afterEach, expect, test, vi } from 'vitest'
import type { ClaimId } from '../model/ids'
import { IndexedProject } from '../model/indexed-project'
import { RecordIndexes } from '../model/record-indexes'
import { id, newClaim, newLink, now, operation, scene } from '../testing/scene'
import { Draft } from './draft'
import type { SingleBody } from './operation'
import { reduce, reducing } from './reducer'

const made = { created: now, changed: null }
afterEach(() => vi.restoreAllMocks())

test('a record that is put again belongs to what it says last', () => {
  const draft = new Draft(new IndexedProject(scene()))
  draft.put('claims', { ...newClaim('new', 'noon', 'unheard of', { entities: [id('lund')] }), ...made })
  draft.put('claims', { ...newClaim('new', 'noon', 'unheard of', { entities: [id('guard')] }), ...made })
  expect(draft.claimsNaming(id('lund'))).not.toContain('new')
  expect(draft.claimsNaming(id('guard'))).toContain('new')
  draft.remove('claims', id('new'))
  expect(draft.claimsNaming(id('guard'))).not.toContain('new')
})

test('what is put after somebody has asked what belongs to it is known of, too', () => {
  const draft = new Draft(new IndexedProject(scene()))
  expect(draft.claimsNaming(id('lund'))).not.toContain('new')
  draft.put('claims', { ...newClaim('new', 'noon', 'unheard of', { entities: [id('lund')] }), ...made })
  expect(draft.claimsNaming(id('lund'))).toContain('new')
})

test('a batch costs what its parts cost, not their square', () => {
  const took = (size: number) => {
    const operations: SingleBody[] = []
    for (let at = 0; at < size; at++)
      operations.push({ kind: 'claim.create', claim: newClaim(`c${at}`, 'noon', 'unheard of') })
    for (let at = 0; at < size; at++)
      operations.push({
        kind: 'evidence.link',
        link: newLink(`l${at}`, `c${at}`, { kind: 'claim', claim: id<ClaimId>('four') }, null),
      })
    for (let at = 0; at < size; at++) operations.push({ kind: 'claim.delete', id: id<ClaimId>(`c${at}`) })
    operations.push({ kind: 'claim.create', claim: newClaim('last', 'noon', 'unheard of') })
    const project = new IndexedProject(scene())
    const began = process.cpuUsage()
    expect(reduce(project, operation({ kind: 'batch', title: 'Many', operations })).ok).toBe(true)
    // What is counted as the system’s is now and then the program’s own: whole ticks go to either.
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  }
  took(300)
  // Eight times the parts: 64 times the work where each part looks through all that came before it.
  expect(took(8_000)).toBeLessThan(took(1_000) * 30 + 200)
})

test('what belongs to the records of a large change is found out in steps that others can come between', () => {
  const claimOf = (name: string) => ({ ...newClaim(name, 'noon', 'unheard of'), ...made })
  const gone = claimOf('gone')
  const project = new IndexedProject(scene())
  project.apply({ claims: { added: { gone }, updated: {}, removed: {} } })
  const many = Array.from({ length: 300 }, (_, at) => claimOf(`c${at}`))
  const claims = { ...Object.fromEntries(many.map(claim => [claim.id, claim])), gone: null }
  const body = { kind: 'records.patch' as const, title: 'Many', patch: { claims } }
  const add = vi.spyOn(RecordIndexes.prototype, 'add')
  const noted: number[] = []
  const steps = reducing(project, operation(body))
  let step = steps.next()
  for (; !step.done; step = steps.next()) {
    noted.push(add.mock.calls.length)
    add.mockClear()
  }
  expect(step.value).toMatchObject({ ok: true })
  expect(noted.reduce((sum, count) => sum + count, add.mock.calls.length)).toBe(many.length)
  expect(Math.max(...noted, add.mock.calls.length)).toBe(1)
})
