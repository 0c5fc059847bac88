import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReviewRow } from '#shared/api/review-views'
import type { ClaimId, CommentId } from '#shared/model/ids'
import { value } from '../trial.test-support'
import { claim, entity, ministry, note, ReviewTrial } from './testing/review-trial'

let on: ReviewTrial
beforeEach(async () => {
  on = await ReviewTrial.begin()
})
afterEach(() => on.end())

describe('a teammate’s file held against the project', () => {
  it('shows what they did, what both did, and nothing that only we did', async () => {
    await on.bo(note('Checked twice'))
    await on.bo({ kind: 'claim.set', id: claim, patch: { asOf: '2025-03' } })
    await on.ours(note('Checked once'))
    await on.ours({ kind: 'claim.set', id: claim, patch: { certainty: 'reported' } })
    const head = await on.open()
    expect(head.files).toMatchObject([
      { fileName: 'bo.claimbench.json', title: 'Trial', annotators: ['Bo'], base: { kind: 'shared' } },
    ])
    expect(head.progress).toEqual({ total: 2, decided: 0, conflicts: 1, later: 0, left: 2 })
    const found = await on.rows(head.id)
    expect(found.map(({ unit, standing, fields, byName }) => [unit, standing, fields, byName])).toEqual([
      [`claims/${claim}#note`, 'conflict', ['Note'], 'Bo'],
      [`claims/${claim}#asOf`, 'theirs', ['As of'], 'Bo'],
    ])
    expect(found[0]?.conflict).toMatch(
      /^Both of you changed the note on this claim after the common base of /,
    )
    const detail = value(
      await on.methods['review.read']({ review: head.id, key: (found[0] as ReviewRow).key }),
    )
    expect(detail).toMatchObject({
      fields: [{ name: 'Note', base: null, mine: 'Checked once', theirs: 'Checked twice' }],
      verdicts: ['mine', 'theirs', 'both', 'edited', 'later'],
      decision: null,
      made: { theirs: { byName: 'Bo' } },
    })
    expect(detail.passages[0]?.text).toContain('about 4,000 soldiers')
  })

  it('does not count what the project says already as decided', async () => {
    const body = { kind: 'claim.set', id: claim, patch: { asOf: '2025-03' } } as const
    await on.bo(note('Checked twice'))
    for (const perform of [on.bo, on.ours]) await perform.call(on, body)
    const { id, progress, summary } = await on.open()
    expect(progress).toEqual({ total: 1, decided: 0, conflicts: 0, later: 0, left: 1 })
    expect(summary.total).toBe(2)
    const [free] = (await on.rows(id)).filter(({ standing }) => standing === 'theirs')
    await on.decide(id, [free as ReviewRow], { verdict: 'theirs' })
    const head = value(await on.methods['review.current']({}))
    expect(head?.progress).toMatchObject({ total: 1, decided: 1, left: 0 })
  })

  it('is decided at once, one undo each, and follows what is done meanwhile', async () => {
    await on.bo(note('Checked twice'))
    await on.bo({ kind: 'claim.set', id: claim, patch: { asOf: '2025-03' } })
    await on.ours(note('Checked once'))
    const { id } = await on.open()
    const [conflict, free] = (await on.rows(id)) as [ReviewRow, ReviewRow]
    await on.decide(id, [conflict], { verdict: 'both', reason: 'Both are true' })
    expect((await on.claimNow())?.note).toBe('Checked once\n\nChecked twice')
    await on.decide(id, [free], { verdict: 'theirs' })
    expect(await on.claimNow()).toMatchObject({ asOf: '2025-03' })
    expect(await on.standings(id)).toEqual({ [conflict.unit]: 'decided', [free.unit]: 'same' })
    const read = value(await on.methods['review.read']({ review: id, key: conflict.key }))
    expect(read.decision).toMatchObject({ settled: true, verdict: 'both', reason: 'Both are true' })
    await on.undo()
    expect(await on.standings(id)).toEqual({ [conflict.unit]: 'decided', [free.unit]: 'theirs' })
    await on.undo()
    expect(await on.standings(id)).toEqual({ [conflict.unit]: 'conflict', [free.unit]: 'theirs' })
    expect((await on.claimNow())?.note).toBe('Checked once')
    await on.ours({ kind: 'claim.set', id: claim, patch: { note: 'Checked twice' } })
    expect((await on.standings(id))[conflict.unit]).toBe('same')
  })

  it('keeps ours, puts off, opens again', async () => {
    await on.bo(note('Theirs'))
    const { id } = await on.open()
    const [row] = (await on.rows(id)) as [ReviewRow]
    await on.decide(id, [row], { verdict: 'later' })
    expect(await on.standings(id)).toEqual({ [row.unit]: 'later' })
    await on.decide(id, [row], { verdict: 'mine', reason: 'Not in the text' })
    expect(await on.standings(id)).toEqual({ [row.unit]: 'decided' })
    expect((await on.claimNow())?.note).toBe('')
    value(await on.methods['review.reopen']({ project: on.trial.path, review: id, keys: [row.key] }))
    expect(await on.standings(id)).toEqual({ [row.unit]: 'later' })
    const refused = await on.methods['review.decide']({
      ...{ project: on.trial.path, review: id, keys: [row.key], reason: '' },
      ...{ verdict: 'edited', value: 12 },
    })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'malformed' } })
    await on.decide(id, [row], { verdict: 'edited', value: 'Ours and theirs' })
    expect((await on.claimNow())?.note).toBe('Ours and theirs')
  })

  it('an addition that is put off is one row still, and can be taken afterwards', async () => {
    const theirClaim = await on.trial.claimOf(on.article, 'The ministry in Varno denied it', 'claim-theirs')
    await on.bo({ kind: 'claim.create', claim: { ...theirClaim, note: 'Denied outright', entities: [] } })
    const { id } = await on.open()
    const [row] = (await on.rows(id)) as [ReviewRow]
    await on.decide(id, [row], { verdict: 'later' })
    expect(await on.standings(id)).toEqual({ [row.unit]: 'later' })
    await on.decide(id, [row], { verdict: 'theirs' })
    expect(await on.standings(id)).toEqual({ [row.unit]: 'decided' })
  })

  it('brings along what is needed and says so, and takes an addition back with one undo', async () => {
    await on.bo({
      kind: 'entity.create',
      entity: ministry,
    })
    const theirClaim = await on.trial.claimOf(on.article, 'The ministry in Varno denied it', 'claim-theirs')
    await on.bo({ kind: 'claim.create', claim: { ...theirClaim, entities: [entity] } })
    await on.bo({
      kind: 'comment.add',
      comment: {
        ...{ id: 'comment-1' as CommentId, replyTo: null, text: 'Who denied?', resolved: false },
        on: { table: 'claims', id: claim as never },
      },
    })
    const { id } = await on.open()
    const found = await on.rows(id)
    expect(found.map(({ unit, kind }) => [unit, kind])).toEqual([
      [`entities/${entity}`, 'added'],
      ['claims/claim-theirs', 'added'],
    ])
    const added = found.filter(({ table }) => table === 'claims')
    const preview = value(
      await on.methods['review.preview']({
        review: id,
        keys: added.map(({ key }) => key),
        verdict: 'theirs',
      }),
    )
    const decided = await on.decide(id, added, { verdict: 'theirs' })
    expect(decided.cameAlong).toEqual(preview.cameAlong)
    expect(decided.cameAlong.map(({ sentence }) => sentence)).toEqual([
      'The entity “The ministry” comes along: the claim “The ministry in Varno denied it” needs it.',
    ])
    expect(Object.values(await on.standings(id))).toEqual(['same', 'same'])
    // What was taken may be worked on here: that is no conflict with what it was.
    await on.ours({ kind: 'claim.set', id: 'claim-theirs' as ClaimId, patch: { note: 'Ours by now' } })
    expect(Object.values(await on.standings(id))).toEqual(['same', 'same'])
    await on.undo()
    await on.undo()
    expect(Object.values(await on.standings(id))).toEqual(['theirs', 'theirs'])
    expect(
      value(
        await on.methods['entities.list']({
          filter: { text: '', types: [], sort: 'name' },
          offset: 0,
          limit: 9,
        }),
      ).total,
    ).toBe(0)
  })

  it('refuses an addition for good', async () => {
    await on.bo({
      kind: 'claim.create',
      claim: await on.trial.claimOf(on.article, 'Varno said no more', 'claim-theirs'),
    })
    const { id } = await on.open()
    await on.decide(id, await on.rows(id), { verdict: 'mine', reason: 'No claim' })
    expect(await on.standings(id)).toEqual({ 'claims/claim-theirs': 'decided' })
    const finished = value(
      await on.methods['review.finish']({ project: on.trial.path, review: id, undecided: 'take' }),
    )
    expect(finished).toMatchObject({ taken: 0, open: 0 })
    expect((await on.methods['claims.read']({ id: 'claim-theirs' as ClaimId })).ok).toBe(false)
    expect((await on.open()).progress).toMatchObject({ left: 0, conflicts: 0 })
  })

  it('is finished as one operation; what comes later brings only what is new; twice is once', async () => {
    await on.bo(note('Theirs'))
    await on.bo({
      kind: 'claim.create',
      claim: await on.trial.claimOf(on.article, 'Varno said no more', 'claim-theirs'),
    })
    await on.ours(note('Ours'))
    const first = await on.open()
    const finished = value(
      await on.methods['review.finish']({ project: on.trial.path, review: first.id, undecided: 'take' }),
    )
    expect(finished).toMatchObject({ taken: 1, open: 1, performed: { title: 'Merged “Trial”' } })
    expect(value(await on.methods['review.current']({}))).toBeNull()
    const again = await on.open()
    expect(await on.standings(again.id)).toEqual({ [`claims/${claim}#note`]: 'later' })
    const nothing = value(
      await on.methods['review.finish']({ project: on.trial.path, review: again.id, undecided: 'take' }),
    )
    expect(nothing).toMatchObject({ performed: null, taken: 0 })
    await on.bo({ kind: 'claim.set', id: claim, patch: { asOf: '2024' } })
    const next = await on.open()
    expect(await on.standings(next.id)).toEqual({
      [`claims/${claim}#note`]: 'later',
      [`claims/${claim}#asOf`]: 'theirs',
    })
    await on.undo()
    expect((await on.standings(next.id))['claims/claim-theirs']).toBe('theirs')
    expect(value(await on.methods['project.save']({}))).toBeNull()
  })

  it('never overturns what was decided: a value that the decision did not know is a conflict', async () => {
    await on.bo(note('Theirs'))
    const { id } = await on.open()
    await on.decide(id, await on.rows(id), { verdict: 'mine', reason: 'No' })
    await on.bo(note('Theirs, again'))
    const later = await on.open()
    const [row] = await on.rows(later.id)
    expect(row).toMatchObject({ standing: 'conflict', conflict: expect.stringContaining('decided before') })
  })

  it('takes all of a kind, as many as it says', async () => {
    const words = ['4,000', 'soldiers', 'hurt']
    for (const [i, word] of words.entries()) await on.bo(await on.newClaim(word, `claim-${i}`))
    await on.bo(note('Theirs'))
    const { id } = await on.open()
    const [added] = (await on.rows(id)).filter(({ kind }) => kind === 'added')
    const all = value(await on.methods['review.alike']({ review: id, key: (added as ReviewRow).key }))
    expect(all.count).toBe(3)
    const decided = value(
      await on.methods['review.decide']({
        ...{ project: on.trial.path, review: id, keys: [...all.keys], reason: '' },
        verdict: 'theirs',
      }),
    )
    expect(decided).toMatchObject({ decided: 3, title: 'Took 3 differences from “bo.claimbench.json”' })
    expect((await on.rows(id)).filter(({ standing }) => standing === 'theirs')).toHaveLength(1)
  })

  it('two teammates who disagree are in conflict once one of them is taken', async () => {
    const cy = join(on.trial.folder, 'cy.claimbench.json')
    value(await on.methods['project.saveCopy']({ path: cy }))
    await on.bo(note('Bo'))
    const other = await on.window('Cy')
    value(await other.methods['project.open']({ path: cy }))
    value(await other.methods['project.perform']({ project: cy, body: note('Cy') }))
    const { id } = await on.open(on.copy, cy)
    const found = await on.rows(id)
    expect(found.map(({ file, standing }) => [file, standing])).toEqual([
      [0, 'theirs'],
      [1, 'theirs'],
    ])
    await on.decide(id, found.slice(0, 1), { verdict: 'theirs' })
    expect((await on.rows(id)).map(({ file, standing }) => [file, standing])).toEqual([
      [1, 'conflict'],
      [0, 'same'],
    ])
  })
})
