import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Performed } from '#shared/api/contract'
import { failed, type Reply } from '#shared/api/problem'
import type { LabelId } from '#shared/model/ids'
import { unwaited } from '../making'
import { OpenProject } from '../open-project'
import { OpenProjects } from '../open-projects'
import { trialReaders, value } from '../trial.test-support'
import { machine } from '../workbench'
import { Review } from './review'
import { readTeammate } from './teammate-file'
import { type Body, claim, note, ReviewTrial } from './testing/review-trial'

const figure = 'label-figure' as LabelId
const fact = 'label-fact' as LabelId
const removeClaim: Body = { kind: 'claim.delete', id: claim }
const mergeIntoFact: Body = { kind: 'scheme.merge', table: 'labels', from: figure, into: fact }
const removeFact: Body = { kind: 'scheme.delete', table: 'labels', id: fact }

let on: ReviewTrial
beforeEach(async () => {
  on = await ReviewTrial.begin()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await on.end()
})

const labelled = (label: string): Body => ({
  kind: 'claim.set',
  id: claim,
  patch: { label: label as LabelId },
})

/** Cy’s copy of what Bo has, with something done in it. */
async function third(body: Body): Promise<string> {
  const path = join(on.trial.folder, 'cy.claimbench.json')
  await copyFile(on.copy, path)
  const cy = await on.window('Cy')
  value(await cy.methods['project.open']({ path }))
  value(await cy.methods['project.perform']({ project: path, body, confirmed: true }))
  value(await cy.methods['project.save']({}))
  return path
}

/** A review of Bo’s and Cy’s copies in a project that nobody else has open; `tell` hears how far the holding is. */
async function heldTogether(tell: (open: OpenProject) => void) {
  const paths = [on.copy, await third(labelled('label-quote'))]
  value(await on.methods['project.close']({}))
  const open = value(await new OpenProjects(machine).open(on.trial.path))
  const files = await Promise.all(paths.map(async path => value(await readTeammate(path, machine))))
  const review = await Review.make('one', open, files, trialReaders, {
    ...unwaited,
    tell: (_, done) => {
      // The first of them has been held.
      if (done >= 0.2) tell(open)
    },
  })
  return { open, review }
}

it('what others do while the files are held one after the other is set against every one of them', async () => {
  let ours: Promise<unknown> | undefined
  const { open, review } = await heldTogether(open => {
    const [by] = open.project.all('annotators')
    ours ??= by && open.perform(labelled('label-fact'), by.id)
  })
  value((await ours) as Reply<unknown>)
  expect((await review.now()).rows.map(({ unit }) => unit)).toMatchObject([
    { standing: 'conflict', base: figure, mine: fact, theirs: 'label-quote' },
  ])
  await open.close()
})

it('files that are held anew take the place of what they were in one turn', async () => {
  const { open, review } = await heldTogether(() => undefined)
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
  const held = review.held
  let isOver = false
  const mapped = review.map(0, new Map(), unwaited).finally(() => {
    isOver = true
  })
  for (; !isOver; await nextTurn()) {
    const { met } = await review.now()
    expect(review.held.map(each => met.has(each))).toEqual([true, true])
  }
  await mapped
  expect(review.held[0]).not.toBe(held[0])
  await open.close()
})

it('who did what in those that were merged is known from the file when it is opened again', async () => {
  const path = await third(removeFact)
  // Only Bo's copy of the claim, which is gone here, says that the label that Cy removes is in use.
  await on.ours(removeClaim)
  await on.bo(mergeIntoFact)
  expect(await on.finish((await on.open()).id)).toMatchObject({ open: 0 })
  expect(await on.claimNow()).toBeUndefined()

  value(await on.methods['project.close']({}))
  value(await on.methods['project.open']({ path: on.trial.path }))
  expect(await on.standings((await on.open(path)).id)).toMatchObject({ [`labels/${fact}`]: 'conflict' })
})

/** What a review asks the project for is met by `first`, once. */
function restoredFirst(first: (restore: () => Promise<Reply<Performed>>) => Promise<Reply<Performed>>) {
  const { restore } = OpenProject.prototype
  return vi.spyOn(OpenProject.prototype, 'restore').mockImplementationOnce(function (
    this: OpenProject,
    ...asked
  ) {
    return first(() => restore.apply(this, asked))
  })
}

it('what is decided while another brings a file in is decided all the same', async () => {
  const path = await third(labelled('label-quote'))
  await on.bo(note('Checked twice'))
  const { id } = await on.open()
  const found = await on.rows(id)
  const eve = await on.window('Eve')
  value(await eve.methods['project.open']({ path: on.trial.path }))
  const theirs = value(await eve.methods['review.open']({ task: 'hold', paths: [path] }))
  restoredFirst(async restore => {
    const asked = { project: on.trial.path, review: theirs.id, undecided: 'take' as const }
    value(await eve.methods['review.finish'](asked))
    return restore()
  })
  expect(await on.decide(id, found, { verdict: 'theirs' })).toMatchObject({ decided: 1 })
  expect(await on.claimNow()).toMatchObject({ note: 'Checked twice', label: 'label-quote' })
})

it('finishing that is refused at the second file says that the first is in', async () => {
  const path = await third(labelled('label-quote'))
  await on.bo(note('Checked twice'))
  const { id } = await on.open(on.copy, path)
  const finish = () =>
    on.methods['review.finish']({ project: on.trial.path, review: id, undecided: 'take' as const })
  restoredFirst(restore => restore()).mockResolvedValueOnce(failed('disk', 'The disk is full.', path))
  const refused = {
    code: 'disk',
    message:
      '“bo.claimbench.json” has been brought in. “cy.claimbench.json” has not, and can be when the review is finished again. The disk is full.',
    file: path,
  }
  expect(await finish()).toEqual({ ok: false, problem: refused })
  expect(await on.claimNow()).toMatchObject({ note: 'Checked twice', label: figure })
  value(await finish())
  expect(await on.claimNow()).toMatchObject({ note: 'Checked twice', label: 'label-quote' })
})
