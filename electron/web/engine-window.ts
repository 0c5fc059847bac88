import { randomUUID } from 'node:crypto'
import type { FileRequest, Methods } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import { done, type Reply } from '#shared/api/problem'
import { serve } from '#shared/api/serve'
import type { WorkbenchSession } from '../engine/ports'

/** How many events are kept for a window whose connection is being made again, and how long they may be together. */
const keptEvents = { count: 1000, length: 8_000_000 }

/**
 * One window of the web host: its session with the engine, which outlives a lost connection and a reload, and the
 * questions it has been asked. Events are numbered, so that a connection made again goes on where the last ended.
 */
export class EngineWindow {
  readonly #methods: Methods
  readonly #asks = new Map<string, (paths: readonly string[]) => void>()
  #recent: { readonly n: number; readonly text: string }[] = []
  #recentLength = 0
  #sent = 0
  #send: ((text: string) => void) | undefined
  #page: string | undefined

  constructor(
    readonly session: WorkbenchSession,
    private readonly onBug: (error: unknown, method: string) => void,
  ) {
    this.#methods = {
      ...session.methods,
      'files.answer': async ({ ask, paths }) => {
        this.#answer(ask, paths)
        return done(null)
      },
    }
    session.listen(event => this.#tell(event))
  }

  /**
   * Connects a page. `page` names one load of it; `seen` is the last event that it has had, null where it has only
   * just been loaded. False where it has missed events that are no longer kept: it then has to be loaded again.
   */
  attach(page: string, seen: number | null, send: (text: string) => void): boolean {
    const again = page === this.#page
    if (!again) {
      // A page loaded anew begins with `workbench.start`, and the dialogs of the one before are gone.
      for (const ask of [...this.#asks.keys()]) this.#answer(ask, [])
      this.#page = page
      this.#recent = []
      this.#recentLength = 0
    }
    const missed = seen === null ? [] : this.#recent.filter(event => event.n > seen)
    const whole = seen === null || (again && missed.length === this.#sent - seen)
    this.#send = send
    send(JSON.stringify({ hello: { whole, sent: this.#sent } }))
    if (whole) for (const event of missed) send(event.text)
    return whole
  }

  /** Nothing is sent through `send` any more; a later connection's is left alone. */
  detach(send: (text: string) => void): void {
    if (this.#send === send) this.#send = undefined
  }

  /** Serves one call and gives the text that answers it; undefined where the message is no call at all. */
  async answer(message: string): Promise<string | undefined> {
    const call = readCall(message)
    if (!call) return undefined
    return JSON.stringify({
      id: call.id,
      reply: await serve(this.#methods, call.method, call.params, this.onBug),
    })
  }

  /** Asks the analyst for files in this window. */
  ask(request: FileRequest): Promise<readonly string[]> {
    const ask = randomUUID()
    return new Promise(resolve => {
      this.#asks.set(ask, resolve)
      this.#tell({ type: 'ask', ask, request })
    })
  }

  /** What came of folding what it showed, where no other window shows it. */
  async close(): Promise<Reply<null>> {
    for (const ask of [...this.#asks.keys()]) this.#answer(ask, [])
    return this.session.close()
  }

  #answer(ask: string, paths: readonly string[]): void {
    this.#asks.get(ask)?.(paths)
    this.#asks.delete(ask)
  }

  #tell(event: WorkbenchEvent): void {
    const n = ++this.#sent
    const text = JSON.stringify({ n, event })
    this.#recent.push({ n, text })
    this.#recentLength += text.length
    while (
      this.#recent.length > keptEvents.count ||
      (this.#recentLength > keptEvents.length && this.#recent.length > 0)
    ) {
      this.#recentLength -= this.#recent.shift()?.text.length ?? 0
    }
    this.#send?.(text)
  }
}

function readCall(message: string): { id: number; method: unknown; params: unknown } | undefined {
  try {
    const call: unknown = JSON.parse(message)
    if (typeof call !== 'object' || call === null || !('id' in call) || typeof call.id !== 'number')
      return undefined
    return {
      id: call.id,
      method: 'method' in call ? call.method : undefined,
      params: 'params' in call ? call.params : undefined,
    }
  } catch {
    return undefined
  }
}
