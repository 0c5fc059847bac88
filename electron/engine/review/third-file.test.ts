import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LabelId } from '#shared/model/ids'
import { value } from '../trial.test-support'
import { type Body, claim, ReviewTrial } from './testing/review-trial'

const figure = 'label-figure' as LabelId
const fact = 'label-fact' as LabelId
const removeClaim: Body = { kind: 'claim.delete', id: claim }
const mergeIntoFact: Body = { kind: 'scheme.merge', table: 'labels', from: figure, into: fact }
const removeFact: Body = { kind: 'scheme.delete', table: 'labels', id: fact }

let on: ReviewTrial
beforeEach(async () => {
  on = await ReviewTrial.begin()
})
afterEach(() => on.end())

it('who did what in those that were merged is known from the file when it is opened again', async () => {
  const third = join(on.trial.folder, 'cy.claimbench.json')
  await copyFile(on.copy, third)
  const cy = await on.window('Cy')
  value(await cy.methods['project.open']({ path: third }))
  value(await cy.methods['project.perform']({ project: third, body: removeFact, confirmed: true }))
  // Only Bo's copy of the claim, which is gone here, says that the label that Cy removes is in use.
  await on.ours(removeClaim)
  await on.bo(mergeIntoFact)
  expect(await on.finish((await on.open()).id)).toMatchObject({ open: 0 })
  expect(await on.claimNow()).toBeUndefined()

  value(await on.methods['project.close']({}))
  value(await on.methods['project.open']({ path: on.trial.path }))
  expect(await on.standings((await on.open(third)).id)).toMatchObject({ [`labels/${fact}`]: 'conflict' })
})
