import { Worker } from 'node:worker_threads'

/** A reading that lasts longer than any limit, in milliseconds: nobody is left who could have ended it. */
const longest = 300_000

/** Runs in a thread, for the process itself may be too busy to notice anything. */
const source = `
const { workerData } = require('node:worker_threads')
const cell = new Int32Array(workerData.cell)
const began = () => Atomics.load(cell, 0)
let [seen, since] = [0, Date.now()]
setInterval(() => {
  if (began() !== seen) [seen, since] = [began(), Date.now()]
  const tooLong = seen % 2 === 1 && Date.now() - since > workerData.longest
  if (tooLong || process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL')
}, 1_000)
`

/**
 * Ends this process when the one that started it has died, in the middle of a reading too: at once where the system
 * gives orphans another parent, and after the longest time that a reading can take where it does not.
 */
export function dieWithTheEngine(): { busy(): void; idle(): void } {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  const workerData = { cell: cell.buffer, longest, parent: process.ppid }
  new Worker(source, { eval: true, workerData }).unref()
  // Odd while something is being read.
  const step = () => void Atomics.add(cell, 0, 1)
  return { busy: step, idle: step }
}
