import { expect, test } from 'vitest'
import { bundle } from '../../../../scripts/bundle.mjs'
import { testFolder } from '../../../test-folders.test-support'
import { encounters, writers } from './writers'

const seed = Number(process.env.CLAIMBENCH_SEED ?? 2025)

test(`processes that meet over a project, at a twentieth of the full size (CLAIMBENCH_SEED=${seed})`, async () => {
  const folder = testFolder('torture')
  const child = await bundle('electron/engine/storage/torture/writer-child.ts', folder)
  // How soon they hear is a figure of `npm run torture`: here other tests run beside it.
  const { figures, troubles } = await encounters(child, writers.size / 20, seed, () => undefined, 0, Infinity)
  expect(troubles).toEqual([])
  expect(figures).toMatchObject({ encounters: 7, lost: 0, broken: 0 })
  expect(figures.acknowledged).toBeGreaterThan(10)
})
