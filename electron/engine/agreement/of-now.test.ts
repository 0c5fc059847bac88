import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acceptingAgreed } from '#shared/adjudication/verdicts'
import { atOnce } from '#shared/model/at-once'
import type { AnnotatorId, ClaimId } from '#shared/model/ids'
import { testFolder } from '../../test-folders.test-support'
import type { OpenProject } from '../open-project'
import { OpenProjects } from '../open-projects'
import { trialReaders, value } from '../trial.test-support'
import { createEngine, machine } from '../workbench'
import { ofNow } from './of-now'
import { annotatedByTwo } from './two-annotators.test-support'

let folder = ''
let open: OpenProject
let annotators: AnnotatorId[] = []
beforeEach(async () => {
  folder = testFolder('of-now')
  const engine = createEngine(machine, trialReaders)
  const sample = join(import.meta.dirname, '../../../seeds/sample.claimbench.json')
  const { path } = await annotatedByTwo(engine, sample, folder)
  await engine.closeEngine()
  open = value(await new OpenProjects(machine).open(path))
  const named = [...open.project.all('annotators')].filter(({ name }) => name === 'Bo' || name === 'Cy')
  annotators = named.map(({ id }) => id)
})
afterEach(async () => {
  await open.close()
})

/** Looks for what both agree on, and has `meanwhile` done each time that it has been worked out. */
async function agreed(meanwhile: (time: number) => Promise<unknown>) {
  let times = 0
  const found = await ofNow(
    open,
    { annotators, articles: [], atLeast: 0 },
    ({ cases }) => acceptingAgreed(open.project, cases),
    async steps => {
      const worked = atOnce(steps)
      await meanwhile(times++)
      return worked
    },
  )
  return { found, times }
}

const reword = async (wording: string) => {
  const [by] = annotators
  if (!by) throw new Error('nobody annotates')
  const id = 'claim-bo0-0' as ClaimId
  value(await open.perform({ kind: 'claim.set', id, patch: { wording } }, by))
}

test('what is worked out while nothing changes is what it is', async () => {
  const { found, times } = await agreed(async () => undefined)
  expect([times, value(found).accepted]).toEqual([1, 4])
})

test('a claim that goes meanwhile is no part of what comes of it', async () => {
  const [by] = annotators
  if (!by) throw new Error('nobody annotates')
  const gone = 'claim-bo0-0' as ClaimId
  const { found, times } = await agreed(async time => {
    if (time === 0) value(await open.perform({ kind: 'claim.delete', id: gone }, by))
  })
  expect([times, value(found).accepted]).toEqual([2, 3])
  expect(JSON.stringify(value(found).parts)).not.toContain(gone)
})

test('a project that is changed each time is left as it is, and that is said', async () => {
  const { found, times } = await agreed(time => reword(`Put otherwise, ${time}`))
  expect(found).toMatchObject({ ok: false, problem: { code: 'overtaken' } })
  expect(times).toBe(5)
})
