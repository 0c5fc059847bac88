import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A request, as far as it is looked at. */
export type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'headersDistinct'>

/** What is asked of the host, as far as it decides whether it is answered. */
export type Verdict =
  | { readonly kind: 'launch'; readonly cookie: string }
  | { readonly kind: 'page'; readonly pathname: string }
  | { readonly kind: 'engine'; readonly query: URLSearchParams }
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 404 | 405; readonly why: string }

/**
 * Who may use this host: whoever holds the session cookie, which is given once, for the launch token in the start
 * address. Any program and any web page on this machine can reach the port, so each request is checked whole:
 * the Host it believes to speak to (against rebinding), the Origin it comes from (against other sites), the cookie.
 */
export class Access {
  readonly #token = secret()
  readonly #session = secret()
  readonly #cookieName: string
  readonly #hosts: readonly string[]
  #launched = false

  constructor(readonly port: number) {
    // Cookies are shared between the ports of a machine, so each host names its own.
    this.#cookieName = `claimbench-${port}`
    this.#hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  }

  /** The address that opens the window, once. */
  get startAddress(): string {
    return `http://127.0.0.1:${this.port}/?launch=${this.#token}`
  }

  /** Where the page carries its calls to; named in its policy, since not every browser counts it as 'self'. */
  get engineOrigins(): readonly string[] {
    return this.#hosts.map(host => `ws://${host}`)
  }

  judge(request: Asked, asks: 'page' | 'engine'): Verdict {
    const url = this.#addressed(request)
    if (!url) return refused(400, 'This is not an address of Claimbench.')
    if (!this.#fromHere(request, asks)) return refused(403, 'Claimbench answers its own window only.')
    if (asks === 'engine') return this.#judgeEngine(request, url)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refused(405, 'Only GET and HEAD are answered.')
    if (hasBody(request)) return refused(400, 'A request here has no body.')
    if (url.searchParams.has('launch')) return this.#judgeLaunch(request, url)
    if (!this.#holdsCookie(request)) return refused(403, needsStart)
    return { kind: 'page', pathname: url.pathname }
  }

  #judgeEngine(request: Asked, url: URL): Verdict {
    if (request.method !== 'GET') return refused(405, 'Only GET is answered.')
    if (!this.#holdsCookie(request)) return refused(403, needsStart)
    if (url.pathname !== '/engine') return refused(404, 'There is nothing here.')
    return { kind: 'engine', query: url.searchParams }
  }

  #judgeLaunch(request: Asked, url: URL): Verdict {
    const given = url.searchParams.getAll('launch')
    const fits =
      request.method === 'GET' && url.pathname === '/' && given.length === 1 && given[0] !== undefined
    if (!fits || this.#launched || !same(given[0] ?? '', this.#token)) return refused(403, needsStart)
    this.#launched = true
    const cookie = `${this.#cookieName}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`
    return { kind: 'launch', cookie }
  }

  /** The address asked for, where the request names this host and nothing else. */
  #addressed(request: Asked): URL | undefined {
    const hosts = request.headersDistinct.host ?? []
    const [host] = hosts
    const target = request.url ?? ''
    if (hosts.length !== 1 || host === undefined || !this.#hosts.includes(host)) return undefined
    if (!target.startsWith('/') || target.startsWith('//')) return undefined
    return URL.canParse(target, `http://${host}`) ? new URL(target, `http://${host}`) : undefined
  }

  /** Whether nothing says that another site is behind the request. A WebSocket always says where it comes from. */
  #fromHere(request: Asked, asks: 'page' | 'engine'): boolean {
    const origins = request.headersDistinct.origin ?? []
    if (origins.some(origin => origin !== `http://${request.headers.host}`)) return false
    if (asks === 'engine') return origins.length === 1
    const site = request.headers['sec-fetch-site']
    return origins.length <= 1 && (site === undefined || site === 'same-origin' || site === 'none')
  }

  #holdsCookie(request: Asked): boolean {
    const prefix = `${this.#cookieName}=`
    const values = (request.headers.cookie ?? '')
      .split(';')
      .map(part => part.trim())
      .filter(part => part.startsWith(prefix))
    return values.length === 1 && same(values[0]?.slice(prefix.length) ?? '', this.#session)
  }
}

const needsStart =
  'This address works only from the window that Claimbench opened, and a start address works once. Start Claimbench again for a new one.'

const refused = (status: 400 | 403 | 404 | 405, why: string): Verdict => ({ kind: 'refused', status, why })

const secret = (): string => randomBytes(32).toString('base64url')

/** Compares without telling by its time how much fits. */
function same(given: string, wanted: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(wanted)
  return a.length === b.length && timingSafeEqual(a, b)
}

function hasBody(request: Asked): boolean {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers
  return coding !== undefined || (length !== undefined && length !== '0')
}
