import { datasetFrom } from '#shared/dataset/dataset-from'
import { projectFrom } from '#shared/dataset/project-from'
import type { TextHash } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { hashOf, scene, texts } from '#shared/testing/scene'
import type { ImportInput } from '../engine/import/propose'
import { fileNames, frames, mazes, traps } from '../engine/import/testing/hostile-pages'
import { needAnswer } from '../engine/import/testing/need-answer'
import { seeded } from '../engine/storage/testing/sample-operations'
import { typeSwap } from '../engine/storage/torture/mutations'
import { below, type Ordeal, oneOf, Troubles } from '../engine/storage/torture/ordeal'
import { readAtTheLimit } from './at-the-limit'

/** More processor time than this for one small file, in milliseconds, and something goes over it again and again. */
const mostTime = 2_000
/** One page at the limits of what is read for so many small files. */
const perPage = 500
/** In UTF-16 code units: long enough for a pattern that backtracks to take minutes. */
const longest = 20_000

/** Pages, texts and datasets that somebody made to harm whoever opens them. */
export const hostile: Ordeal = {
  promise:
    'a hostile file: nothing runs, nothing is loaded, a small one is answered within two seconds, a large one ended at its limit while the engine answers',
  size: 5_000,
  unit: 'files of up to 20,000 characters',
  async run(count, seed, progress, timed) {
    const troubles = new Troubles()
    const total = { articles: 0, 'articles refused': 0, datasets: 0, 'datasets refused': 0 }
    let slowest = 0
    for (let number = 0; number < count; number++) {
      progress(number)
      const random = seeded(seed + number)
      const dataset = number % 5 === 4 ? swappedDataset(random) : undefined
      const input = hostileInput(random)
      const before = process.cpuUsage()
      await troubles.in(`case ${number}`, async () => {
        const kind = dataset ? 'datasets' : 'articles'
        const { ok } = dataset ? projectFrom(dataset, sha256) : needAnswer(input)
        total[kind]++
        if (!ok) total[`${kind} refused`]++
      })
      const took = Math.round(process.cpuUsage(before).user / 1000)
      if (timed && took > mostTime)
        troubles.add(
          `case ${number} took ${took} ms: ${JSON.stringify('pasted' in input ? input.pasted : Buffer.from(input.bytes).toString()).slice(0, 300)}`,
        )
      slowest = Math.max(slowest, took)
      if ('owned' in globalThis) troubles.add(`case ${number} was run`)
      if ('polluted' in {}) troubles.add(`case ${number} changed what every object inherits`)
    }
    const atTheLimit = await readAtTheLimit(
      Math.ceil(count / perPage),
      seed,
      troubles,
      page => progress(count + page),
      timed,
    )
    const figures = { ...total, 'slowest, ms': slowest, ...atTheLimit, broken: troubles.total }
    return { figures, troubles: troubles.told }
  },
}

function hostileInput(random: () => number): ImportInput {
  const [before, after] = oneOf(random, frames)
  const parts = Array.from({ length: 1 + below(random, 4) }, () => {
    if (random() < 0.4) return oneOf(random, traps)
    const maze = oneOf(random, mazes)
    return maze.repeat(Math.ceil(below(random, longest) / maze.length))
  })
  const text = `${before}${parts.join('').slice(0, longest)}${after}`
  const dice = random()
  if (dice < 0.1) return { pasted: text, html: random() < 0.7 }
  const name = oneOf(random, fileNames)
  if (dice < 0.2) return { name, bytes: Buffer.from(`\ufeff${text}`, 'utf16le') }
  return { name, bytes: Buffer.from(text) }
}

/** The core has no digest of its own: for these two texts, what the scene calls their hashes. */
const sha256 = (text: string): TextHash =>
  text === texts.dawn ? hashOf('dawn') : text === texts.noon ? hashOf('noon') : ('c'.repeat(64) as TextHash)

function swappedDataset(random: () => number): unknown {
  const options = { generator: 'Claimbench', exportedAt: '2025-03-02T00:00:00.000Z' }
  const dataset: unknown = JSON.parse(JSON.stringify(datasetFrom(new IndexedProject(scene()), options)))
  for (let times = 1 + below(random, 3); times > 0; times--) typeSwap(dataset, random)
  return dataset
}
