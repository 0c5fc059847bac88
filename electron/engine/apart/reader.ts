import { type ChildProcess, fork } from 'node:child_process'
import { readerFile } from './reader-file'
import type { Limits, Message, Outcome, Question, Reading, Readings } from './readings'

export interface ReadingOptions<R extends Reading> {
  readonly limits: Limits
  /** Ends the reading when it is aborted. */
  readonly signal?: AbortSignal | undefined
  /** Hears of each part as it comes. */
  readonly onPart?: ((part: Readings[R]['part']) => void) | undefined
}

/** How much of what a process says when it dies is kept, in UTF-16 code units. */
const lastWords = 4_000

/** One process that reads, one thing at a time. With a limit broken it is gone, and another has to be started. */
export class Reader {
  readonly megabytes: number
  readonly #process: ChildProcess
  #said = ''
  #gone = false
  #killed = false
  #ready = false

  constructor(megabytes: number) {
    this.megabytes = megabytes
    this.#process = fork(readerFile(), [], {
      execArgv: [`--max-old-space-size=${megabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#process.once('exit', () => {
      this.#gone = true
    })
    // Whoever waits for an answer listens for errors as well; when nobody does, nobody is concerned.
    this.#process.on('error', () => undefined)
    this.#process.on('message', (message: Message) => {
      if (message.kind === 'ready') this.#ready = true
    })
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-lastWords)
    })
    this.#rest()
  }

  /** Whether it can be asked another question. */
  get gone(): boolean {
    return this.#gone
  }

  /** Ends it, and with `stopped` what it reads. */
  kill(): void {
    this.#gone = true
    this.#killed = true
    this.#process.kill('SIGKILL')
  }

  /** Has something read. Rejects where the reader broke down over a defect of its own. */
  async read<R extends Reading>(
    reading: R,
    given: Readings[R]['given'],
    { limits, signal, onPart }: ReadingOptions<R>,
  ): Promise<Outcome<Readings[R]['answer']>> {
    const child = this.#process
    this.#work()
    const ended = new AbortController()
    const until = { signal: ended.signal }
    try {
      return await new Promise((resolve, reject) => {
        const give = (outcome: Outcome<Readings[R]['answer']>) => {
          if (outcome.ended !== 'answered') this.kill()
          resolve(outcome)
        }
        let late: ReturnType<typeof setTimeout> | undefined
        // What it takes to start a process is not the file's fault.
        const startClock = () => {
          late = setTimeout(() => give({ ended: 'late', limits }), limits.seconds * 1000)
        }
        const hear = (message: Message) => {
          if (message.kind === 'ready') startClock()
          else if (message.kind === 'part') onPart?.(message.part as Readings[R]['part'])
          else if (message.kind === 'answer')
            give({ ended: 'answered', answer: message.answer as Readings[R]['answer'] })
          else if (message.kind === 'too-heavy') give({ ended: 'heavy', limits })
          else reject(new Error(`in a reader: ${message.stack}`))
        }
        child.on('message', hear)
        // Not `exit`: by then it may not have said all that it had to say.
        const onClose = (code: number | null, by: NodeJS.Signals | null) => {
          if (this.#killed) give({ ended: 'stopped' })
          else if (diedOfHunger(this.#said, by)) give({ ended: 'heavy', limits })
          else reject(new Error(`a reader ended with ${by ?? code}: ${this.#said}`))
        }
        child.once('close', onClose)
        child.once('error', reject)
        if (this.#ready) startClock()
        signal?.addEventListener('abort', () => give({ ended: 'stopped' }), until)
        ended.signal.addEventListener('abort', () => {
          clearTimeout(late)
          child.off('message', hear).off('close', onClose).off('error', reject)
        })
        if (signal?.aborted) return give({ ended: 'stopped' })
        const question: Question = { reading, given }
        child.send(question, error => {
          // One that died before it was asked closes as well, and says there why.
          if (error && !this.#gone) reject(error)
        })
      })
    } finally {
      ended.abort()
      this.#rest()
    }
  }

  /** While it reads, the engine's process stays for it. */
  #work(): void {
    this.#process.ref()
    this.#process.channel?.ref()
  }

  #rest(): void {
    this.#process.unref()
    this.#process.channel?.unref()
    const { stderr } = this.#process
    if (stderr && 'unref' in stderr && typeof stderr.unref === 'function') stderr.unref()
  }
}

/** Whether a process has died because it wanted more memory than it was given, or than there was. */
function diedOfHunger(said: string, by: NodeJS.Signals | null): boolean {
  return by === 'SIGKILL' || /out of memory|allocation failed|invalid size error/i.test(said)
}
