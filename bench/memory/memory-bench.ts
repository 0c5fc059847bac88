import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench, NotRun, Row } from '../bench'
import { launchBrowser } from '../browser'
import { actsOfARound, roundOfWork } from '../window/an-hour'
import { largeFile } from '../window/large-file'
import { type OpenWindow, openWindow } from '../window/open-window'

const articles = 625
/** What an analyst does in an hour, and so many times the memory is looked at. */
const acts = 3_000
const looks = 10

/** What the app takes up with a large project open, and whether that grows while an analyst works. */
export const memoryBench: Bench = {
  what: 'memory with a large project open, and after the acts of an hour, everything unused let go of',
  unit: `${articles} articles of 5 KB, ${articles * 20} annotations`,
  counted: 'memory in use',
  // The acts of an hour take minutes.
  scales: [1, 16],
  needs: ['app'],
  async measure({ scale, quick }) {
    const folder = await mkdtemp(join(tmpdir(), 'claimbench-bench-memory-'))
    const browser = await launchBrowser()
    try {
      const window = await openWindow(browser, await largeFile(folder, articles * scale), { tells: true })
      window.page.setDefaultTimeout(120_000)
      try {
        const states = [await stateOf(window, 0)]
        tell(states[0])
        const rounds = Math.ceil((quick ? acts / 20 : acts) / actsOfARound)
        const times = quick ? 2 : looks
        for (let look = 1, round = 0; look <= times; look++) {
          for (; round < (rounds * look) / times; round++) await roundOfWork(window.page, round)
          // Seen from one place each time: what is on the screen is in use.
          await roundOfWork(window.page, 0, true)
          await window.page.getByRole('listbox', { name: 'Articles' }).getByRole('option').first().waitFor()
          await window.page.evaluate(idle)
          states.push(await stateOf(window, (round + look) * actsOfARound))
          tell(states.at(-1))
        }
        return [...rowsOf(states), ...(quick ? notSloping : slopesOf(states))]
      } finally {
        await window.end()
      }
    } finally {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

interface State {
  readonly acts: number
  readonly engineResident: number
  readonly engineHeap: number
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
}

async function stateOf({ host, devtools }: OpenWindow, done: number): Promise<State> {
  const { nodes, jsEventListeners } = await collected(devtools)
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const { rss, heapUsed } = await host.memory()
  return {
    acts: done,
    engineResident: rss,
    engineHeap: heapUsed,
    heap: usedSize,
    nodes,
    listeners: jsEventListeners,
  }
}

/** In the page: until it has nothing to do. */
function idle(): Promise<void> {
  return new Promise(resolve => requestIdleCallback(() => resolve()))
}

/** The document when a collection of garbage has found nothing more to let go of: what held what goes may only go then. */
async function collected(devtools: OpenWindow['devtools']) {
  for (let most = 10, before = Number.POSITIVE_INFINITY; ; most--) {
    await devtools.send('HeapProfiler.collectGarbage')
    const counters = await devtools.send('Memory.getDOMCounters')
    if (counters.nodes >= before || most === 0) return counters
    before = counters.nodes
  }
}

/** The acts of an hour take minutes: how far they are, and what there is by then. */
function tell(state: State | undefined): void {
  if (!state) return
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  const { acts, engineHeap, heap, nodes, listeners } = state
  console.error(
    `after ${acts} acts: engine ${mb(engineHeap)}, window ${mb(heap)}, ${nodes} nodes, ${listeners} listeners`,
  )
}

function rowsOf(states: readonly State[]): Row[] {
  const [first, last] = [states[0] as State, states.at(-1) as State]
  const mb = (name: string, bytes: number): Row => ({ name, unit: 'MB', values: [bytes / 1e6] })
  return [
    mb('engine: resident when open', first.engineResident),
    mb('engine: heap when open', first.engineHeap),
    mb(`engine: resident after ${last.acts} acts`, last.engineResident),
    mb(`engine: heap after ${last.acts} acts`, last.engineHeap),
    mb('window: heap when open', first.heap),
    mb(`window: heap after ${last.acts} acts`, last.heap),
    { name: `window: DOM nodes after ${last.acts} acts`, unit: '', values: [last.nodes] },
    { name: `window: listeners after ${last.acts} acts`, unit: '', values: [last.listeners] },
  ]
}

/** How much of each there is more after 1,000 acts, by the line that is nearest to all looks. */
function slopesOf(states: readonly State[]): Row[] {
  // What is loaded and kept once, and what the engine of the scripts makes of those that run often, is there by then.
  const settled = states.slice(looks / 2)
  const grows = (name: string, unit: string, of: (state: State) => number, most: number): Row => ({
    ...{ name, unit, values: [slope(settled.map(state => [state.acts / 1_000, of(state)]))] },
    goals: [{ most }],
  })
  return [
    // The history grows with every act that changes something, and is kept for ever.
    grows('engine: heap grows by, in 1,000 acts', 'MB', state => state.engineHeap / 1e6, 2),
    grows('window: heap grows by, in 1,000 acts', 'MB', state => state.heap / 1e6, 0.5),
    grows('window: DOM nodes grow by, in 1,000 acts', '', state => state.nodes, 20),
    grows('window: listeners grow by, in 1,000 acts', '', state => state.listeners, 20),
  ]
}

const notSloping: readonly NotRun[] = [
  {
    name: 'growth in 1,000 acts',
    why: 'a quick run does a twentieth of an hour, which is too short for a slope',
  },
]

/** The slope of the line that is nearest to the points. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const along = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return along / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}
