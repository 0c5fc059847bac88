/*
 * Opens a project and, where it may, writes to it as fast as it can until it may no longer or is told to end; `--idle`
 * writes once and then waits to be told either. Says
 * on its standard output what it sees, each line written before anything else is done:
 *
 *   opened <writes|reads> <milliseconds> <reason>      ack <operation>      readonly <reason>      closed
 *
 * node writer-child.mjs <path> <seed> [--take-over] [--idle] [--host name] [--boot name]
 */
import { writeSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { HistoryEntry } from '#shared/operations/history'
import { reduce } from '#shared/operations/reducer'
import { type Machine, thisMachine } from '../machine'
import { openStore } from '../project-store'
import { realFiles } from '../real-files'
import { carryOut, SampleWork, seeded } from '../testing/sample-operations'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'take-over': { type: 'boolean' },
    idle: { type: 'boolean' },
    host: { type: 'string' },
    boot: { type: 'string' },
  },
})
const [path = '', seed = '1'] = positionals
const random = seeded(Number(seed))
const work = new SampleWork(random)

function say(line: string): void {
  writeSync(1, `${line}\n`)
}

/** This machine; or one that passes for another, or for another run of this one, to which its processes mean nothing. */
function machine(): Machine {
  const real = thisMachine(realFiles)
  const self = async () => {
    const me = await real.self()
    return { ...me, host: values.host ?? me.host, boot: values.boot ?? me.boot }
  }
  return {
    ...real,
    self,
    async state(other) {
      const me = await self()
      return other.host === me.host && other.boot === me.boot ? real.state(other) : 'unknown'
    },
  }
}

const began = performance.now()
const surroundings = { now: () => work.now(), random, machine: machine() }
const outcome = await openStore(path, surroundings, { takeOver: values['take-over'] ?? false })
if (!outcome.ok) {
  say(`refused ${outcome.problem.message}`)
  process.exit(2)
}
const store = outcome.value
const took = Math.round(performance.now() - began)
let ending = false
let over = (): void => {}
/** Resolves when it may no longer write, or is to end. */
const told = new Promise<void>(resolve => {
  over = resolve
})
process.on('SIGTERM', () => {
  ending = true
  over()
})
store.onReadOnly(reason => {
  say(`readonly ${reason}`)
  over()
})
say(`opened ${store.readOnly === null ? 'writes' : 'reads'} ${took} ${store.readOnly ?? ''}`)

/** What has been applied and not yet answered for, oldest first. */
const pending: HistoryEntry[] = []
let refused = false

async function one(): Promise<void> {
  const step = work.next(store.project, 1)
  const entry = carryOut(store, work, step)
  pending.push(entry)
  const reply = await store.append(entry, step.texts)
  if (reply.ok) {
    pending.splice(pending.indexOf(entry), 1)
    say(`ack ${entry.operation.id}`)
    return
  }
  refused = true
  takeBack(entry)
}

/** As the engine does before its next turn: what was refused goes, and what was built on it, newest first. */
function takeBack(entry: HistoryEntry): void {
  while (pending.includes(entry)) {
    const { operation, inverse } = pending.pop() as HistoryEntry
    const outcome = reduce(store.project, { ...operation, body: { kind: 'records.patch', patch: inverse } })
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    store.project.apply(outcome.change)
  }
}

while (!ending && store.readOnly === null) {
  refused = false
  if (random() < 0.03) void store.fold()
  await Promise.all(Array.from({ length: 1 + Math.floor(random() * 3) }, one))
  // The store has a turn of its own for what it does about a write that failed.
  if (refused) await nextTurn()
  if (values.idle) {
    // The lock's own clock does not keep a process alive.
    const alive = setInterval(() => undefined, 60_000)
    await told
    clearInterval(alive)
  }
}
await store.close()
say('closed')
