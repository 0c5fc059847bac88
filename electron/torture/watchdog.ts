import { Worker } from 'node:worker_threads'

/** Looked at by the watchdog in a thread of its own: which case runs, and how often it has changed. */
const source = `
const { workerData } = require('node:worker_threads')
const { writeSync } = require('node:fs')
const cell = new Int32Array(workerData.cell)
let [seen, since] = [-1, Date.now()]
setInterval(() => {
  if (cell[1] !== seen) [seen, since] = [cell[1], Date.now()]
  if (cell[1] === 0 || Date.now() - since < workerData.limit) return
  writeSync(2, workerData.name + ': case ' + cell[0] + ' has not ended after ' + workerData.limit / 1000 + ' s (seed ' + workerData.seed + ')\\n')
  process.kill(process.pid, 'SIGKILL')
}, 250)
`

export interface Watchdog {
  /** A case begins. */
  progress(number: number): void
  end(): Promise<unknown>
}

/** Ends this process, with the case's number, where one case takes longer than `limit` milliseconds: then it hangs. */
export function watch(name: string, seed: number, limit: number): Watchdog {
  const cell = new Int32Array(new SharedArrayBuffer(8))
  const worker = new Worker(source, { eval: true, workerData: { cell: cell.buffer, name, seed, limit } })
  worker.unref()
  return {
    progress(number) {
      cell[0] = number
      Atomics.add(cell, 1, 1)
    },
    end: () => worker.terminate(),
  }
}
