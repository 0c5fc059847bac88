import type { WebSocket } from 'ws'
import type { FileRequest } from '#shared/api/contract'
import type { Problem } from '#shared/api/problem'
import type { HostPorts, WorkbenchSession } from '../engine/ports'
import type { EngineWindow } from './engine-window'

/** How a connection ended, told to the page in the WebSocket's close code. */
export const closeCodes = { ended: 4000, taken: 4001, wrong: 4002 } as const

export interface WindowsOptions {
  readonly openSession: (chooseFiles: HostPorts['chooseFiles']) => Promise<WorkbenchSession>
  /** How long a window may be without a connection, in milliseconds: a reload takes that long at most. */
  readonly grace: number
  /** The last window is gone and none has come back. */
  readonly onLastGone: () => void
  readonly onBug: (error: unknown, method: string) => void
  /** A window has gone whose project could not be folded: there is no window to say so in. */
  readonly onUnfolded: (problem: Problem) => void
}

/** What a page says of itself when it connects. */
export interface Arrival {
  readonly window: string
  readonly page: string
  readonly seen: number | null
}

/** Reads what a page says of itself from its address; undefined where it makes no sense. */
export function readArrival(query: URLSearchParams): Arrival | undefined {
  const window = query.get('window') ?? ''
  const page = query.get('page') ?? ''
  const seen = query.get('seen')
  const named = /^[\w-]{8,64}$/
  if (!named.test(window) || !named.test(page) || (seen !== null && !/^\d{1,12}$/.test(seen)))
    return undefined
  return { window, page, seen: seen === null ? null : Number(seen) }
}

interface Place {
  readonly opening: Promise<EngineWindow>
  socket: WebSocket | undefined
  expiry: NodeJS.Timeout | undefined
}

/** The windows of a web host: each keeps its session over reloads and lost connections, and is closed when it stays away. */
export class OpenWindows {
  readonly #places = new Map<string, Place>()
  readonly #closing = new Set<Promise<unknown>>()
  #ended = false

  constructor(private readonly options: WindowsOptions) {}

  /** How many windows are connected at this moment. */
  get connected(): number {
    return [...this.#places.values()].filter(place => place.socket !== undefined).length
  }

  /** Gives a connection to the window that it belongs to, a new one where it is not known. */
  async welcome(socket: WebSocket, arrival: Arrival): Promise<void> {
    // Until the session is open, calls wait; nothing may be lost between the handshake and then.
    const waiting: string[] = []
    let take = (message: string): void => void waiting.push(message)
    socket.on('message', (message, binary) => {
      if (binary) socket.close(closeCodes.wrong, 'Calls are text.')
      else take(String(message))
    })
    // What a broken connection has to say is said by its closing.
    socket.on('error', () => {})

    const place = this.#placeOf(arrival.window)
    place.socket?.close(closeCodes.taken, 'Another page shows this window now.')
    clearTimeout(place.expiry)
    place.socket = socket
    const send = (text: string): void => socket.send(text)
    socket.on('close', () => {
      if (place.socket !== socket) return
      place.socket = undefined
      void place.opening.then(window => window.detach(send))
      place.expiry = setTimeout(() => this.#expire(arrival.window), this.options.grace)
    })

    const window = await place.opening
    if (place.socket !== socket) return
    window.attach(arrival.page, arrival.seen, send)
    take = message => void this.#answer(window, socket, message)
    for (const message of waiting) take(message)
  }

  /** Closes every window; resolves when their sessions are. */
  async end(): Promise<void> {
    this.#ended = true
    for (const [name, place] of this.#places) {
      place.socket?.close(closeCodes.ended, 'Claimbench has ended.')
      this.#close(name, place)
    }
    await Promise.all(this.#closing)
  }

  #placeOf(name: string): Place {
    const known = this.#places.get(name)
    if (known) return known
    const ask = (request: FileRequest): Promise<readonly string[]> =>
      opening.then(window => window.ask(request))
    const opening = Promise.all([import('./engine-window'), this.options.openSession(ask)]).then(
      ([{ EngineWindow }, session]) => new EngineWindow(session, this.options.onBug),
    )
    const place: Place = { opening, socket: undefined, expiry: undefined }
    this.#places.set(name, place)
    return place
  }

  async #answer(window: EngineWindow, socket: WebSocket, message: string): Promise<void> {
    const answer = await window.answer(message)
    if (answer === undefined) socket.close(closeCodes.wrong, 'This is no call.')
    else if (socket.readyState === socket.OPEN) socket.send(answer)
  }

  #expire(name: string): void {
    const place = this.#places.get(name)
    if (!place || this.#ended) return
    this.#close(name, place)
    if (this.#places.size === 0) this.options.onLastGone()
  }

  #close(name: string, place: Place): void {
    clearTimeout(place.expiry)
    this.#places.delete(name)
    const closed: Promise<unknown> = place.opening
      .then(window => window.close())
      .then(reply => reply.ok || this.options.onUnfolded(reply.problem))
      .catch((error: unknown) => this.options.onBug(error, 'close'))
      .finally(() => this.#closing.delete(closed))
    this.#closing.add(closed)
  }
}
