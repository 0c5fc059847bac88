import { expect, test } from 'vitest'
import { bundle } from '../../../../scripts/bundle.mjs'
import { testFolder } from '../../../test-folders.test-support'
import { killLoop } from './kill'

const seed = Number(process.env.CLAIMBENCH_SEED ?? 2025)
const kills = 50

test(`${kills} kills at random moments lose no acknowledged operation (CLAIMBENCH_SEED=${seed})`, async () => {
  const folder = testFolder('torture')
  const child = await bundle('electron/engine/storage/torture/kill-child.ts', folder)
  const figures = await killLoop(child, kills, seed)
  expect(figures).toMatchObject({ kills, lost: 0, unopened: 0, inconsistent: 0, troubles: [] })
  expect(figures.acknowledged).toBeGreaterThan(10 * kills)
})
