import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundle } from '../../../../scripts/bundle.mjs'
import { killLoop } from './kill'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9))

test(`100 kills at random moments lose no acknowledged operation (SEED=${seed})`, {
  timeout: 180_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'claimbench-torture-'))
  try {
    const child = await bundle('electron/engine/storage/torture/kill-child.ts', folder)
    const figures = await killLoop(child, 100, seed)
    console.log(JSON.stringify(figures))
    expect(figures).toMatchObject({ kills: 100, lost: 0, unopened: 0, inconsistent: 0, troubles: [] })
    expect(figures.acknowledged).toBeGreaterThan(1_000)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
