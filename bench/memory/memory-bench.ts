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
  what: 'memory with a large project open, and after the acts of an hour at the largest scale, everything unused let go of',
  unit: `${articles} articles of 5 KB, ${articles * 20} annotations`,
  counted: 'memory in use',
  scales: [1, 4, 16],
  quickRounds: 1,
  needs: ['app'],
  async measure({ scale, rounds, quick, largest }) {
    const browser = await launchBrowser()
    try {
      const file = await largeFile(articles * scale)
      const open: State[] = []
      // The acts of an hour take minutes, and are done once.
      let hour: readonly State[] = []
      for (let round = 1; round <= rounds; round++) {
        const window = await openWindow(browser, file, { tells: true })
        try {
          const state = await stateOf(window, 0)
          open.push(state)
          if (largest && round === rounds) hour = [state, ...(await worked(window, quick))]
        } finally {
          await window.end()
        }
      }
      if (hour.length === 0) return [...openRows(open), notWorked]
      return [...openRows(open), ...afterRows(hour.at(-1) as State), ...(quick ? notSloping : slopesOf(hour))]
    } finally {
      await browser.close()
    }
  },
}

/** What there is at each look at an hour of work, or at a twentieth of one. */
async function worked(window: OpenWindow, quick: boolean): Promise<readonly State[]> {
  window.page.setDefaultTimeout(120_000)
  const states: State[] = []
  const rounds = Math.ceil((quick ? acts / 20 : acts) / actsOfARound)
  const times = quick ? 2 : looks
  for (let look = 1, round = 0; look <= times; look++) {
    for (; round < (rounds * look) / times; round++) await roundOfWork(window.page, round)
    // Seen from one place each time: what is on the screen is in use.
    await roundOfWork(window.page, 0, true)
    await window.page.getByRole('listbox', { name: 'Articles' }).getByRole('option').first().waitFor()
    await window.page.evaluate(idle)
    const state = await stateOf(window, (round + look) * actsOfARound)
    tell(state)
    states.push(state)
  }
  return states
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
function tell(state: State): void {
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  const { acts, engineHeap, heap, nodes, listeners } = state
  console.error(
    `after ${acts} acts: engine ${mb(engineHeap)}, window ${mb(heap)}, ${nodes} nodes, ${listeners} listeners`,
  )
}

const mb = (name: string, states: readonly State[], of: (state: State) => number): Row => ({
  ...{ name, unit: 'MB' },
  values: states.map(state => of(state) / 1e6),
})

function openRows(states: readonly State[]): Row[] {
  return [
    mb('engine: resident when open', states, ({ engineResident }) => engineResident),
    mb('engine: heap when open', states, ({ engineHeap }) => engineHeap),
    mb('window: heap when open', states, ({ heap }) => heap),
  ]
}

function afterRows(last: State): Row[] {
  const after = `after ${last.acts} acts`
  return [
    mb(`engine: resident ${after}`, [last], ({ engineResident }) => engineResident),
    mb(`engine: heap ${after}`, [last], ({ engineHeap }) => engineHeap),
    mb(`window: heap ${after}`, [last], ({ heap }) => heap),
    { name: `window: DOM nodes ${after}`, unit: '', values: [last.nodes] },
    { name: `window: listeners ${after}`, unit: '', values: [last.listeners] },
  ]
}

/** How much of each there is more after 1,000 acts, by the line that is nearest to all looks. */
function slopesOf(states: readonly State[]): Row[] {
  // What is loaded and kept once, and what the engine of the scripts makes of those that run often, is there by then.
  const settled = states.slice(looks / 2)
  const grows = (name: string, unit: string, of: (state: State) => number, most: number): Row => ({
    ...{ name, unit, values: [slope(settled.map(state => [state.acts / 1_000, of(state)]))] },
    ...{ goals: [{ most }], grows: false },
  })
  return [
    // The history grows with every act that changes something, and is kept for ever.
    grows('engine: heap grows by, in 1,000 acts', 'MB', state => state.engineHeap / 1e6, 2),
    grows('window: heap grows by, in 1,000 acts', 'MB', state => state.heap / 1e6, 0.5),
    grows('window: DOM nodes grow by, in 1,000 acts', '', state => state.nodes, 20),
    grows('window: listeners grow by, in 1,000 acts', '', state => state.listeners, 20),
  ]
}

const notWorked: NotRun = {
  name: 'the acts of an hour',
  why: 'they take minutes, and are done at the largest scale alone',
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
