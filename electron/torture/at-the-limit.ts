import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readers, readingLimits } from '../engine/apart/readers'
import { watchHolds } from '../engine/apart/testing/holds'
import { pagesAtTheLimit } from '../engine/import/testing/hostile-pages'
import { seeded } from '../engine/storage/testing/sample-operations'
import { below, type Troubles } from '../engine/storage/torture/ordeal'

/** The engine must not keep whoever asks it something meanwhile waiting for longer than this, in milliseconds. */
const longestHold = 250
/** How long a page may be read, with what it may take to start a reader and to write the page down, in milliseconds. */
const longestPage = (readingLimits.article.seconds + 20) * 1_000

/**
 * Has pages read that are as large, as deep and as awkward as any that are let through, `count` of them, as the engine
 * has them read: each is answered, or ended at its limit, and nobody waits for it. `timed`: whether waiting is trouble.
 */
export async function readAtTheLimit(
  count: number,
  seed: number,
  troubles: Troubles,
  progress: (number: number) => void,
  timed: boolean,
): Promise<Record<string, number>> {
  const random = seeded(seed)
  const left = Object.keys(pagesAtTheLimit)
  const chosen = Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(below(random, left.length), 1),
  ).flat()
  const folder = await mkdtemp(join(tmpdir(), 'claimbench-limit-'))
  const readers = new Readers()
  const ended = { answered: 0, late: 0, heavy: 0 }
  let slowest = 0
  for (const name of chosen) await writeFile(join(folder, `${name}.html`), pagesAtTheLimit[name]?.() ?? '')
  const holds = watchHolds()
  let held = 0
  try {
    for (const [i, name] of chosen.entries()) {
      progress(i)
      await troubles.in(name, async () => {
        const took = await readOne(readers, join(folder, `${name}.html`), ended)
        slowest = Math.max(slowest, took)
        if (timed && took > longestPage) throw new Error(`it took ${took} ms`)
      })
    }
  } finally {
    held = holds.end()
    readers.end()
    await rm(folder, { recursive: true, force: true })
  }
  if (timed && held > longestHold)
    troubles.add(`while pages at the limit were read, the engine held still for ${held} ms`)
  return {
    'pages at the limit': chosen.length,
    'ended for their time': ended.late,
    'ended for their memory': ended.heavy,
    'slowest page, ms': slowest,
    'longest hold beside them, ms': held,
  }
}

/** Gives how long it took, in milliseconds. */
async function readOne(
  readers: Readers,
  path: string,
  ended: { answered: number; late: number; heavy: number },
): Promise<number> {
  const began = performance.now()
  const outcome = await readers.read('article', { path })
  const took = Math.round(performance.now() - began)
  if (outcome.ended === 'stopped') throw new Error('it was stopped')
  ended[outcome.ended]++
  if (outcome.ended === 'answered' && !outcome.answer.ok) throw new Error(outcome.answer.message)
  return took
}
