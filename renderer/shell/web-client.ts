import type { Client } from '#shared/api/client'
import type { Method, Params, Result } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import { failed, type Reply } from '#shared/api/problem'
import type { Connection } from './connect'

/** What the engine's side sends: once who the window is, then answers and numbered events. */
type Message =
  | { readonly hello: { readonly whole: boolean; readonly sent: number } }
  | { readonly id: number; readonly reply: Reply<unknown> }
  | { readonly n: number; readonly event: WorkbenchEvent }

/** As much of a WebSocket as is used. */
export interface Socket {
  send(text: string): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void
}

/** The parts of the page that the client uses. */
export interface Surroundings {
  readonly onConnection: (state: Connection) => void
  /** Where the host is, as in `ws://127.0.0.1:1234/engine`. */
  readonly address?: string
  /** Names the window over reloads. */
  readonly windowName?: string
  /** Loads the page anew, where too much was missed to go on. */
  readonly reload?: () => void
  readonly open?: (address: string) => Socket
}

/** As the host closes a connection for good. */
const ended = 4000
const taken = 4001
/** Waits between attempts to connect again, in milliseconds; after the last the engine counts as ended. */
const patience = [50, 200, 500, 1000, 2000, 4000, 4000]

/** Reaches the engine over the web host's WebSocket. Resolves when it is open; rejects where it cannot be. */
export async function connectByWebSocket(surroundings: Surroundings): Promise<Client> {
  const client = new WebClient(surroundings)
  await client.opened
  return client
}

class WebClient implements Client {
  readonly #listeners = new Set<(event: WorkbenchEvent) => void>()
  readonly #pending = new Map<number, (reply: Reply<unknown>) => void>()
  readonly #address: URL
  #socket: Socket | undefined
  #state: Connection = 'lost'
  #seen: number | null = null
  #calls = 0
  #attempt = 0
  #settle: { resolve: () => void; reject: (error: Error) => void } | undefined
  readonly opened: Promise<void>

  constructor(private readonly surroundings: Surroundings) {
    this.#address = new URL(surroundings.address ?? `ws://${location.host}/engine`)
    this.#address.searchParams.set('window', surroundings.windowName ?? nameOfThisWindow())
    this.#address.searchParams.set('page', crypto.randomUUID())
    this.opened = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    this.#connect()
  }

  async call<M extends Method>(method: M, params: Params<M>): Promise<Reply<Result<M>>> {
    const socket = this.#socket
    if (this.#state !== 'open' || !socket) return failed('disconnected', reasons[this.#state])
    const id = ++this.#calls
    const reply = new Promise<Reply<unknown>>(resolve => this.#pending.set(id, resolve))
    socket.send(JSON.stringify({ id, method, params }))
    // The engine answers with what the contract says; the compiler checks it there.
    return reply as Promise<Reply<Result<M>>>
  }

  listen(listener: (event: WorkbenchEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #connect(): void {
    if (this.#seen !== null) this.#address.searchParams.set('seen', String(this.#seen))
    const address = this.#address.href
    const socket: Socket = this.surroundings.open?.(address) ?? new WebSocket(address)
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Message))
    socket.addEventListener('close', ({ code }) => this.#closed(code))
  }

  #hear(message: Message): void {
    if ('hello' in message) {
      this.#greet(message.hello)
    } else if ('reply' in message) {
      this.#pending.get(message.id)?.(message.reply)
      this.#pending.delete(message.id)
    } else {
      this.#seen = message.n
      for (const listener of this.#listeners) listener(message.event)
    }
  }

  #greet(hello: { readonly whole: boolean; readonly sent: number }): void {
    if (!hello.whole) {
      // The engine knows this page no more, or not all that it has missed: what it shows may be wrong.
      if (this.surroundings.reload) this.surroundings.reload()
      else location.reload()
      return
    }
    this.#seen ??= hello.sent
    this.#attempt = 0
    this.#become('open')
    this.#settle?.resolve()
    this.#settle = undefined
  }

  #closed(code: number): void {
    this.#socket = undefined
    const wait = patience[this.#attempt++]
    if (code === taken) this.#become('taken')
    else if (code === ended || wait === undefined) this.#become('ended')
    else {
      this.#become('lost')
      setTimeout(() => this.#connect(), wait)
      return
    }
    this.#settle?.reject(new Error(reasons[this.#state]))
    this.#settle = undefined
  }

  #become(state: Connection): void {
    if (state !== 'open') {
      for (const answer of this.#pending.values()) answer(failed('disconnected', reasons.lost))
      this.#pending.clear()
    }
    if (state === this.#state) return
    this.#state = state
    this.surroundings.onConnection(state)
  }
}

const reasons: Readonly<Record<Connection, string>> = {
  open: '',
  lost: 'The connection to Claimbench’s engine was lost before it could answer. What the window showed as saved is on disk. It is being connected again; look whether the last change is there.',
  ended: 'Claimbench has ended. Everything that was saved is on disk. Start it again to go on.',
  taken: 'This window is open in another place now. Go on there, or start Claimbench again.',
}

/** A name that this window keeps over reloads. A copy of a tab has its name too, and takes its place. */
function nameOfThisWindow(): string {
  const kept = sessionStorage.getItem('claimbench.window')
  if (kept) return kept
  const name = crypto.randomUUID()
  sessionStorage.setItem('claimbench.window', name)
  return name
}
