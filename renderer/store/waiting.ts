import { create } from 'zustand'
import { firstOpening, type WorkbenchEvent } from '#shared/api/events'
import { call } from './engine'

/** Something that the window waits for, and that may take long. */
export interface Waiting {
  readonly task: string
  /** What it is: “Opening “harbour.claimbench.json””. */
  readonly title: string
  /** What is being done at present, in words; '' while that is not known. */
  readonly what: string
  /** From 0 to 1; null while it is not known. */
  readonly done: number | null
  /** What giving it up is called. */
  readonly giveUp: string
  readonly givenUp: boolean
  /** Whether the engine knows that it is given up. */
  readonly stopping: boolean
  /** Whether it takes so long that the analyst should know. */
  readonly long: boolean
}

/** What is shown of all that is waited for: what takes long, the oldest of it first. */
export const useWaiting = create<{ readonly waiting: Waiting | null }>(() => ({ waiting: null }))

let all: readonly Waiting[] = []

function become(next: readonly Waiting[]): void {
  all = next
  useWaiting.setState({ waiting: all.find(({ long }) => long) ?? all[0] ?? null })
}

const note = (task: string, known: Partial<Waiting>) =>
  become(all.map(each => (each.task === task ? { ...each, ...known } : each)))

/** What takes longer is shown, in milliseconds. */
export const longWait = 300

/** Has the window wait for what `ask` asks of the engine under the name that it is given. */
export async function waitFor<T>(title: string, ask: (task: string) => Promise<T>): Promise<T> {
  const task = crypto.randomUUID()
  begin(task, title)
  try {
    return await ask(task)
  } finally {
    endWaiting(task)
  }
}

/** Whether `first` came before the analyst gave up what waits for it. */
export const unlessGivenUp = (task: string, first: Promise<unknown>): Promise<boolean> =>
  new Promise(resolve => {
    const stop = useWaiting.subscribe(
      ({ waiting }) => waiting?.task === task && waiting.givenUp && resolve(false),
    )
    void first.then(() => {
      stop()
      resolve(true)
    })
  })

/** Gives up what the window waits for: its call then answers. */
export function giveUpWaiting(): void {
  const { waiting } = useWaiting.getState()
  if (!waiting || waiting.givenUp) return
  note(waiting.task, { givenUp: true })
  void call('tasks.cancel', { task: waiting.task }).then(() => note(waiting.task, { stopping: true }))
}

/** Takes in how far something has come. What is opened when the window begins was not asked for by it. */
export function noteProgress(event: Extract<WorkbenchEvent, { type: 'progress' }>): void {
  if (event.task === firstOpening && all.length === 0) begin(event.task, 'Opening the project')
  const { what, done, giveUp = 'Cancel' } = event
  if (what) note(event.task, { what, done, giveUp })
  else endWaiting(event.task)
}

export function endWaiting(task: string): void {
  become(all.filter(each => each.task !== task))
}

function begin(task: string, title: string): void {
  const begun = { what: '', done: null, giveUp: 'Cancel', givenUp: false, stopping: false, long: false }
  become([...all, { task, title, ...begun }])
  setTimeout(() => note(task, { long: true }), longWait)
}
