import { done, failed, type Problem, type Reply } from '#shared/api/problem'
import type { Waiting } from './making'
import { OpenProject, type Surroundings } from './open-project'
import { readPast } from './past'
import { Course, type TellProgress } from './storage/course'
import type { OpeningOptions } from './storage/opening'
import { openStore } from './storage/project-store'
import { realFiles } from './storage/real-files'
import { removeUnheld, type Written } from './storage/remove-unheld'

/** A file of as many bytes is open before its history has been read. */
const largeFile = 4 << 20

/** How a project is to be opened. */
export interface Manner {
  /** Not as another window of this process has it for reading: it may be writable by now. */
  readonly afresh?: boolean
  /** Taken from another. */
  readonly takeOver?: boolean
  /** From whom: the nonce of the lock that they were shown with. */
  readonly from?: string | null
  /** The name of whoever opens it, for others to see. */
  readonly annotator?: string
}

interface Held {
  readonly key: string
  readonly reading: Promise<Reply<OpenProject>>
  /** Those who wait for the reading and hear of it. */
  readonly waiting: Set<TellProgress>
  /** Ends the reading, when the last who waited has given it up. */
  readonly end: AbortController
  project: OpenProject | null
  windows: number
  /** Under way, or over, once the last window has gone. */
  closing: Promise<Reply<null>> | null
}

/** The projects open in this process, each once, however many windows show it. */
export class OpenProjects {
  readonly #surroundings: Surroundings
  /** Oldest first: where a path is there twice, the later one is for whoever comes. */
  readonly #held = new Set<Held>()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  get surroundings(): Surroundings {
    return this.#surroundings
  }

  /** Opens the project for one more window, after it has been closed where that is under way. Each that succeeds is owed a `release`. */
  async open(path: string, manner: Manner = {}, waiting?: Waiting): Promise<Reply<OpenProject>> {
    const key = await this.#keyOf(path)
    let held = this.#latest(key)
    while (held?.closing) {
      await held.closing.catch(() => undefined)
      held = this.#latest(key)
    }
    if (!held || (manner.afresh && held.project?.readOnly)) held = this.#begin(key, manner)
    held.windows++
    return waiting ? this.#awaited(held, waiting) : held.reading
  }

  /**
   * Removes the file of a project that was made a moment ago, and written then, unless somebody has it open or has worked
   * on it since. Whoever asks for it meanwhile finds that it has gone.
   */
  async remove(path: string, made: Written): Promise<void> {
    const key = await this.#keyOf(path)
    for (let held = this.#latest(key); held; held = this.#latest(key)) {
      if (!held.closing) return
      await held.closing.catch(() => undefined)
    }
    const removing = removeUnheld(key, made, this.#surroundings)
    const closing = removing.then(() => done(null))
    const reading = closing.then(
      () => cancelled,
      () => cancelled,
    )
    const held = { key, reading, waiting: new Set<TellProgress>(), end: new AbortController() }
    const going: Held = { ...held, project: null, windows: 0, closing }
    this.#held.add(going)
    await closing.finally(() => this.#held.delete(going))
  }

  #keyOf(path: string): Promise<string> {
    return (this.#surroundings.files ?? realFiles).realPath(path).catch(() => path)
  }

  /** What came of an opening, or that it was given up: by the last who waited, it has then been let go. */
  async #awaited(held: Held, { signal, tell }: Waiting): Promise<Reply<OpenProject>> {
    held.waiting.add(tell)
    const reply = await Promise.race([held.reading, aborted(signal)])
    held.waiting.delete(tell)
    if (reply !== givenUp && !signal.aborted) return reply
    if (--held.windows > 0) return cancelled
    held.end.abort()
    held.closing ??= held.reading.then(opened =>
      opened.ok ? opened.value.close(new Course(held.end.signal)) : done(null),
    )
    await held.closing.catch(() => undefined)
    this.#held.delete(held)
    return cancelled
  }

  /**
   * One window fewer shows it. The last one folds and closes it, which may be given up; what came of that is the reply.
   */
  async release(project: OpenProject, course?: Course): Promise<Reply<null>> {
    const held = [...this.#held].find(each => each.project === project)
    if (!held || --held.windows > 0) return done(null)
    return this.#close(held, project, course)
  }

  /**
   * Resolves when every project has been folded and let go, those too whose windows have only just gone: with why,
   * for each that could not be folded.
   */
  async closeAll(): Promise<readonly Problem[]> {
    const replies = await Promise.all(
      [...this.#held].map(async held => {
        const reply = await held.reading
        return reply.ok ? this.#close(held, reply.value) : done(null)
      }),
    )
    return replies.flatMap(reply => (reply.ok ? [] : [reply.problem]))
  }

  #latest(key: string): Held | undefined {
    return [...this.#held].findLast(held => held.key === key)
  }

  #begin(key: string, manner: Manner): Held {
    const end = new AbortController()
    const waiting = new Set<TellProgress>()
    const course = () =>
      new Course(end.signal, (...told) => {
        for (const tell of waiting) tell(...told)
      })
    const reading = this.#withPast(key, { ...manner, laterFrom: largeFile }, course())
      // Whoever stumbles over a history that has not been checked has it checked first, and hears what is wrong with it.
      .catch(() => this.#withPast(key, manner, course()))
      .then(async opened => {
        if (!opened.ok) {
          this.#held.delete(held)
          return opened
        }
        const { store, past } = opened.value
        held.project = new OpenProject(store, this.#surroundings, past)
        // What was found is kept as it is before anything mends it. Where it cannot be read again, the project is open all the same.
        if (store.recovery.length > 0 && !store.readOnly && !end.signal.aborted)
          await held.project.snapshots.keepFound().catch(() => undefined)
        return done(held.project)
      })
    reading.catch(() => this.#held.delete(held))
    const held: Held = { key, reading, waiting, end, project: null, windows: 0, closing: null }
    this.#held.add(held)
    return held
  }

  /** Opens a project and goes through its history. Where that cannot be done nothing stays open. */
  async #withPast(path: string, options: OpeningOptions, course: Course) {
    const store = await openStore(path, this.#surroundings, { ...options, course: course.within(0.9) })
    if (!store.ok) return store
    try {
      course.part('Reading the history', 1)
      return done({ store: store.value, past: await readPast(store.value.history, course) })
    } catch (error) {
      await store.value.close(course)
      if (course.givenUp) return cancelled
      throw error
    }
  }

  async #close(held: Held, project: OpenProject, course?: Course): Promise<Reply<null>> {
    held.closing ??= project.close(course)
    try {
      return await held.closing
    } finally {
      this.#held.delete(held)
    }
  }
}

const cancelled = failed('cancelled', 'The project was not opened. Its file is as it was.')
const givenUp = Symbol('given up')

const aborted = (signal: AbortSignal): Promise<typeof givenUp> =>
  new Promise(resolve => {
    if (signal.aborted) resolve(givenUp)
    else signal.addEventListener('abort', () => resolve(givenUp), { once: true })
  })
