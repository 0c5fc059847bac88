/*
 * Works on a project as fast as it can until it is killed: operations alone and several at once, folds while they go
 * on, and now and then closing and opening again. Says on its standard output what it found when it opened and what
 * has been acknowledged since, each line written before anything else is done.
 *
 * node kill-child.mjs <path> <seed> <revision already known>
 */
import { existsSync, writeSync } from 'node:fs'
import type { OpenStore } from '../open-store'
import { outsideEdits } from '../outside-edits'
import { createStore, openStore } from '../project-store'
import { carryOut, SampleWork, seeded } from '../testing/sample-operations'

const [path = '', seed = '1', known = '0'] = process.argv.slice(2)
const random = seeded(Number(seed))
const work = new SampleWork(random)
const surroundings = { now: () => work.now(), random }

function say(line: string): void {
  writeSync(1, `${line}\n`)
}

async function begin(): Promise<OpenStore> {
  const outcome = existsSync(path)
    ? await openStore(path, surroundings, {
        laterFrom: Number(seed) % 2 === 0 ? 0 : Number.POSITIVE_INFINITY,
      })
    : await createStore(path, surroundings)
  if (!outcome.ok) {
    say(`refused ${outcome.problem.message}`)
    process.exit(2)
  }
  return outcome.value
}

async function one(store: OpenStore): Promise<void> {
  const step = work.next(store.project, 2)
  const entry = carryOut(store, work, step)
  const reply = await store.append(entry, step.texts)
  if (!reply.ok) {
    say(`failed ${reply.problem.message}`)
    process.exit(3)
  }
  say(`ack ${reply.value.revision} ${entry.operation.id}`)
}

let store = await begin()
for (let revision = Number(known); revision < store.revision; revision++) {
  say(`had ${revision + 1} ${store.history[revision]?.operation.id}`)
}
say(`opened ${store.revision} ${store.readOnly ?? ''}`)

if (process.argv.includes('--check')) {
  // Records and history tell the same story, after all those deaths.
  const edits = await outsideEdits(store.account())
  const closed = await store.close()
  say(`checked ${edits.length} ${closed.ok}`)
  process.exit(0)
}

for (;;) {
  const dice = random()
  if (dice < 0.02) void store.fold()
  if (dice > 0.995) {
    await store.close()
    store = await begin()
  }
  await Promise.all(Array.from({ length: 1 + Math.floor(random() * 6) }, () => one(store)))
}
