import { Reader, type ReadingOptions } from './reader'
import type { Limits, Outcome, Reading, Readings } from './readings'

/** What a reading may take. A page at the limits of what is read as a page stays well within them. */
export const readingLimits: { readonly [R in Reading]: Limits } = {
  article: { seconds: 20, megabytes: 1_024 },
  dataset: { seconds: 240, megabytes: 4_096 },
  edition: { seconds: 60, megabytes: 1_024 },
}

/** So many things are read at a time: one that is slow does not keep the next waiting. */
const atOnce = 2
/** How long a reader that has nothing to do is kept, in milliseconds: to start one takes a quarter of a second. */
const keptFor = 60_000

/** The engine's readers: processes in which files are read that somebody may have made to be slow. */
export class Readers {
  readonly #limits: { readonly [R in Reading]: Limits }
  readonly #start: (megabytes: number) => Reader
  readonly #at = new Set<Reader>()
  readonly #waiting: (() => void)[] = []
  #reading = 0
  #idle: Reader | undefined
  #idleEnds: ReturnType<typeof setTimeout> | undefined
  #ended = false

  constructor(
    limits: { readonly [R in Reading]: Limits } = readingLimits,
    start = (megabytes: number): Reader => new Reader(megabytes),
  ) {
    this.#limits = limits
    this.#start = start
  }

  /** Has something read, when its turn comes. Rejects where a reader broke down over a defect of its own. */
  async read<R extends Reading>(
    reading: R,
    given: Readings[R]['given'],
    options: Omit<ReadingOptions<R>, 'limits'> = {},
  ): Promise<Outcome<Readings[R]['answer']>> {
    await this.#turn()
    try {
      if (this.#ended || options.signal?.aborted) return { ended: 'stopped' }
      const limits = this.#limits[reading]
      const reader = this.#take(limits.megabytes)
      try {
        return await reader.read(reading, given, { ...options, limits })
      } finally {
        this.#putBack(reader)
      }
    } finally {
      // Whoever has waited longest takes the turn over; nobody can come in between.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#reading--
    }
  }

  /** Ends every reader, whatever it is reading. */
  end(): void {
    this.#ended = true
    clearTimeout(this.#idleEnds)
    for (const reader of [...this.#at, this.#idle]) reader?.kill()
    this.#idle = undefined
  }

  async #turn(): Promise<void> {
    if (this.#reading < atOnce) this.#reading++
    else await new Promise<void>(resolve => this.#waiting.push(resolve))
  }

  #take(megabytes: number): Reader {
    const kept = this.#idle
    if (kept && !kept.gone && kept.megabytes === megabytes) {
      this.#idle = undefined
      clearTimeout(this.#idleEnds)
      this.#at.add(kept)
      return kept
    }
    const reader = this.#start(megabytes)
    this.#at.add(reader)
    return reader
  }

  /** Keeps one that is sound for the next file; what came before it as well as beside it goes. */
  #putBack(reader: Reader): void {
    this.#at.delete(reader)
    if (reader.gone) return
    const wanted = !this.#ended && !this.#idle && reader.megabytes === this.#limits.article.megabytes
    if (!wanted) {
      reader.kill()
      return
    }
    this.#idle = reader
    this.#idleEnds = setTimeout(() => {
      this.#idle = undefined
      reader.kill()
    }, keptFor)
    this.#idleEnds.unref()
  }
}
