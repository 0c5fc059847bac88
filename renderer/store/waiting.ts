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

export const useWaiting = create<{ readonly waiting: Waiting | null }>(() => ({ waiting: null }))

/** What takes longer is shown, in milliseconds. */
export const longWait = 300

let timer: ReturnType<typeof setTimeout> | undefined

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

/** Gives up what the window waits for: its call then answers. */
export function giveUpWaiting(): void {
  const { waiting } = useWaiting.getState()
  if (!waiting || waiting.givenUp) return
  useWaiting.setState({ waiting: { ...waiting, givenUp: true } })
  void call('tasks.cancel', { task: waiting.task }).then(() => {
    const now = useWaiting.getState().waiting
    if (now?.task === waiting.task) useWaiting.setState({ waiting: { ...now, stopping: true } })
  })
}

/** Takes in how far something has come. What is opened when the window begins was not asked for by it. */
export function noteProgress(event: Extract<WorkbenchEvent, { type: 'progress' }>): void {
  if (event.task === firstOpening && !useWaiting.getState().waiting) begin(event.task, 'Opening the project')
  const { waiting } = useWaiting.getState()
  if (waiting?.task !== event.task) return
  const { what, done, giveUp = 'Cancel' } = event
  useWaiting.setState({ waiting: { ...waiting, what, done, giveUp } })
}

export function endWaiting(task: string): void {
  if (useWaiting.getState().waiting?.task !== task) return
  clearTimeout(timer)
  useWaiting.setState({ waiting: null })
}

function begin(task: string, title: string): void {
  clearTimeout(timer)
  const begun = { what: '', done: null, giveUp: 'Cancel', givenUp: false, stopping: false, long: false }
  useWaiting.setState({ waiting: { task, title, ...begun } })
  timer = setTimeout(() => {
    const { waiting } = useWaiting.getState()
    if (waiting?.task === task) useWaiting.setState({ waiting: { ...waiting, long: true } })
  }, longWait)
}
