import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Problem } from '#shared/api/problem'
import type { Engine } from '../engine/ports'
import { withFirstProject } from '../host/first-project'
import type { Installation } from '../host/installation'
import { pageFile } from '../host/page-files'
import { contentPolicy, guardHeaders, mintNonce } from '../host/page-policy'
import { unfolded } from '../host/unfolded'
import { Access, type Verdict } from './access'
import { OpenWindows, readArrival } from './open-windows'
import { limitStrangers } from './strangers'

export interface WebHostOptions {
  readonly engine: Engine
  readonly installation: Installation
  readonly configFolder: string
  /** The project that the first window begins on; undefined leaves the choice to what was open last. */
  readonly project: string | undefined
  /** 0 or undefined: whichever port is free. */
  readonly port?: number
  /** How long the last window may be gone before the host ends, in milliseconds. */
  readonly grace?: number
  readonly onBug: (error: unknown, method: string) => void
  /** A project could not be folded when the window that showed it had gone, or when the host ended: in words, what was lost first. */
  readonly onUnfolded: (words: string) => void
}

export interface WebHost {
  /** The address that opens the window, once. */
  readonly startAddress: string
  readonly port: number
  /** How many windows are connected at this moment. */
  readonly connectedWindows: () => number
  /** Resolves when the first window has connected. */
  readonly firstWindow: Promise<void>
  /** Resolves when the host has ended, for whatever reason, and every project is folded. */
  readonly ended: Promise<void>
  /** Ends the host: tells the windows, folds every project, closes the port. */
  end(): Promise<void>
}

/** The longest message that the window may send: a large article in base64 fits. */
const longestMessage = 256 * 1024 * 1024
/** How many connections may be open that have not yet shown their right to be. */
const mostStrangers = 32

/** Starts the loopback host: the same window and the same engine as on the desktop shell, over HTTP and a WebSocket. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { engine, installation } = options
  let project = options.project
  const tellUnfolded = (problem: Problem) => options.onUnfolded(`${unfolded(problem)}\n${problem.message}`)
  const first = openPromise()
  const windows = new OpenWindows({
    grace: options.grace ?? 4000,
    onBug: options.onBug,
    onUnfolded: tellUnfolded,
    onLastGone: () => void end(),
    openSession: async chooseFiles => {
      const session = await engine.openSession({
        host: 'web',
        version: installation.version,
        sampleFolder: installation.sampleFolder,
        configFolder: options.configFolder,
        chooseFiles,
      })
      return withFirstProject(session, () => {
        const asked = project
        project = undefined
        return asked
      })
    },
  })

  const server = createServer({ maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 1000 })
  server.headersTimeout = 5000
  server.requestTimeout = 10_000
  server.keepAliveTimeout = 5000
  server.maxHeadersCount = 64
  const known = limitStrangers(server, mostStrangers)
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: longestMessage,
    perMessageDeflate: false,
    // Calls that come together are taken one after the other: else what the second changes is told before the first is
    // answered with how it was before, and the window would keep that.
    allowSynchronousEvents: false,
  })

  server.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  await once(server, 'listening')
  const access = new Access((server.address() as AddressInfo).port)

  server.on('request', (request, response) => {
    const verdict = access.judge(request, 'page')
    if (verdict.kind === 'launch' || verdict.kind === 'page') known(request.socket)
    void respond(verdict, request, response)
  })
  server.on('upgrade', (request, socket, head) => {
    const verdict = access.judge(request, 'engine')
    const arrival = verdict.kind === 'engine' ? readArrival(verdict.query) : undefined
    if (verdict.kind === 'refused') return refuseUpgrade(socket, verdict.status, verdict.why)
    if (!arrival) return refuseUpgrade(socket, 400, 'A window has to say which one it is.')
    known(request.socket)
    sockets.handleUpgrade(request, socket, head, connected => {
      first.resolve()
      windows.welcome(connected, arrival).catch((error: unknown) => {
        options.onBug(error, 'open')
        connected.close(1011, 'The engine could not be started.')
      })
    })
  })

  async function respond(
    verdict: Verdict,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (verdict.kind === 'launch') {
      response.writeHead(303, { ...guardHeaders(), 'Set-Cookie': verdict.cookie, Location: '/' }).end()
      return
    }
    if (verdict.kind !== 'page') return refuse(response, verdict)
    const { status, headers, body } = await pageFile(
      installation.pageFolder,
      verdict.pathname,
      access.engineOrigins,
    )
    response.writeHead(status, { ...headers, 'Content-Length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  let ending: Promise<void> | undefined
  const ended = openPromise()
  function end(): Promise<void> {
    ending ??= shutDown().finally(ended.resolve)
    return ending
  }
  async function shutDown(): Promise<void> {
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    try {
      await windows.end()
      for (const problem of await engine.closeEngine()) tellUnfolded(problem)
    } catch (error) {
      // What could not be folded is in the journal, and found at the next start.
      options.onBug(error, 'end')
    } finally {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await closed
    }
  }

  return {
    startAddress: access.startAddress,
    port: access.port,
    connectedWindows: () => windows.connected,
    firstWindow: first.promise,
    ended: ended.promise,
    end,
  }
}

function refuse(response: ServerResponse, verdict: Verdict): void {
  const { status, why } =
    verdict.kind === 'refused' ? verdict : { status: 404, why: 'There is nothing here.' }
  response.writeHead(status, {
    ...guardHeaders(),
    'Content-Security-Policy': contentPolicy(mintNonce()),
    'Content-Type': 'text/plain; charset=utf-8',
    ...(status === 405 && { Allow: 'GET, HEAD' }),
    // What is refused may have more to send; nobody waits for it.
    Connection: 'close',
  })
  response.end(`${why}\n`)
}

function refuseUpgrade(socket: Duplex, status: number, why: string): void {
  socket.on('error', () => {})
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n`
  socket.end(`${head}Content-Length: ${Buffer.byteLength(why)}\r\n\r\n${why}`)
}

/** A promise to be resolved from outside: Node 20 has no `Promise.withResolvers`. */
function openPromise(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
