import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** What a process said when it had opened the project. */
export interface Opened {
  readonly writes: boolean
  readonly milliseconds: number
  /** Why it only reads. */
  readonly reason: string
}

/** Another process on the project, and all that it has said. */
export class WriterProcess {
  readonly acknowledged: string[] = []
  readonly opened: Promise<Opened>
  readonly ended: Promise<void>
  readonly complaints: string[] = []
  readonly #process: ChildProcess
  readonly #waiting = new Set<{ readonly word: string; found(): void; gone(): void }>()
  readonly #said = new Set<string>()
  #over = false

  constructor(child: string, path: string, seed: number, options: readonly string[] = []) {
    this.#process = spawn(process.execPath, [child, path, String(seed), ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process.stderr?.on('data', (part: Buffer) => this.complaints.push(part.toString().slice(0, 400)))
    let opened = (_: Opened): void => {}
    let failed = (_: Error): void => {}
    this.opened = new Promise<Opened>((resolve, reject) => {
      opened = resolve
      failed = reject
    })
    this.opened.catch(() => undefined)
    const lines = createInterface({ input: this.#process.stdout as NodeJS.ReadableStream })
    lines.on('line', line => {
      const [word = '', first = '', second = '', ...rest] = line.split(' ')
      if (word === 'ack') this.acknowledged.push(first)
      if (word === 'opened')
        opened({ writes: first === 'writes', milliseconds: Number(second), reason: rest.join(' ') })
      if (word === 'refused') this.complaints.push(line)
      this.#said.add(word)
      for (const each of [...this.#waiting]) {
        if (each.word !== word) continue
        this.#waiting.delete(each)
        each.found()
      }
    })
    this.ended = new Promise(resolve =>
      this.#process.on('close', () => {
        this.#over = true
        failed(new Error(`the process ended before it had opened: ${this.complaints.join(' ')}`))
        for (const each of this.#waiting) each.gone()
        resolve()
      }),
    )
  }

  send(signal: NodeJS.Signals): void {
    this.#process.kill(signal)
  }

  /**
   * Resolves when it has said the word, which it may have done already: lines that come together are heard together, and
   * one that is idle says each but once. Rejects where it ends without.
   */
  says(word: string): Promise<void> {
    if (this.#said.has(word)) return Promise.resolve()
    if (this.#over) return Promise.reject(new Error(`the process ended and never said “${word}”`))
    return new Promise((found, reject) =>
      this.#waiting.add({ word, found, gone: () => reject(new Error(`it never said “${word}”`)) }),
    )
  }

  /** Has it close the project and end. */
  async close(): Promise<void> {
    this.send('SIGTERM')
    await this.ended
  }
}
