import { connect, type Socket } from 'node:net'
import { upgrade } from './web-host.test-support'

/* Every combination of who asks the loopback host, from where, how and for what; and which of them are to be served. */

/** One request, and whether it is to be served. */
export interface Attempt {
  readonly headers: Record<string, string>
  readonly method: string
  readonly path: string
  readonly ok: boolean
  readonly what: string
  /** In how many ways it is not the plain request of the window. */
  readonly oddities: number
}

const hosts: Record<string, (port: number) => Record<string, string>> = {
  'own address': port => ({ Host: `127.0.0.1:${port}` }),
  localhost: port => ({ Host: `localhost:${port}` }),
  'no port': () => ({ Host: '127.0.0.1' }),
  'another port': port => ({ Host: `127.0.0.1:${port + 1}` }),
  'a rebound name': port => ({ Host: `evil.example:${port}` }),
  'our address as a prefix': port => ({ Host: `127.0.0.1:${port}.evil.example` }),
  'a user in front': port => ({ Host: `evil@127.0.0.1:${port}` }),
}
const origins: Record<string, (host: string | undefined, port: number) => Record<string, string>> = {
  none: () => ({}),
  own: host => ({ Origin: `http://${host}` }),
  'another site': () => ({ Origin: 'https://evil.example' }),
  'another port': (_host, port) => ({ Origin: `http://127.0.0.1:${port + 1}` }),
  https: host => ({ Origin: `https://${host}` }),
  null: () => ({ Origin: 'null' }),
}
const cookies: Record<string, (cookie: string) => Record<string, string>> = {
  none: () => ({}),
  right: cookie => ({ Cookie: cookie }),
  'right among others': cookie => ({ Cookie: `a=b; ${cookie}; claimbench-1=x` }),
  wrong: cookie => ({ Cookie: `${cookie.split('=')[0]}=${'A'.repeat(43)}` }),
  'cut short': cookie => ({ Cookie: cookie.slice(0, -1) }),
  twice: cookie => ({ Cookie: `${cookie}; ${cookie.split('=')[0]}=x` }),
}
const sites: Record<string, Record<string, string>> = {
  'not said': {},
  'same-origin': { 'Sec-Fetch-Site': 'same-origin' },
  'cross-site': { 'Sec-Fetch-Site': 'cross-site' },
  'same-site': { 'Sec-Fetch-Site': 'same-site' },
}
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']
const bodies: Record<string, Record<string, string>> = {
  'no body': {},
  'a form': { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '3' },
  JSON: { 'Content-Type': 'application/json', 'Content-Length': '3' },
}
const paths = ['/', '/assets/page.js', '/?launch=used', '//', 'http://evil.example/']
const served = {
  host: ['own address', 'localhost'],
  origin: ['none', 'own'],
  cookie: ['right', 'right among others'],
  site: ['not said', 'same-origin'],
  method: ['GET', 'HEAD'],
  body: ['no body'],
  path: ['/', '/assets/page.js'],
}

/** For the page: 105,840 requests to the host at `port`, whose session has `cookie`. */
export function* pageAttempts(port: number, cookie: string): Generator<Attempt> {
  for (const [host, hostHeader] of Object.entries(hosts))
    for (const [origin, originHeader] of Object.entries(origins))
      for (const [held, cookieHeader] of Object.entries(cookies))
        for (const [site, siteHeader] of Object.entries(sites))
          for (const method of methods)
            for (const [body, bodyHeader] of Object.entries(bodies))
              for (const path of paths) {
                const choice = { host, origin, cookie: held, site, method, body, path }
                const named = hostHeader(port)
                const names = Object.keys(served) as (keyof typeof served)[]
                yield {
                  headers: {
                    ...named,
                    ...originHeader(named.Host, port),
                    ...cookieHeader(cookie),
                    ...siteHeader,
                    ...bodyHeader,
                  },
                  method,
                  path,
                  ok: names.every(name => served[name].includes(choice[name])),
                  what: JSON.stringify(choice),
                  oddities: names.filter(name => served[name][0] !== choice[name]).length,
                }
              }
}

const engine = '/engine?window=window-1234&page=page-1234'
const targets = [
  engine,
  '/engine',
  '/engine/',
  '/',
  '/other?window=window-1234&page=page-1234',
  `${engine}&seen=-1`,
]

/** For a WebSocket: 1,512 requests, of which 4 are to be served. */
export function* engineAttempts(port: number, cookie: string): Generator<Attempt> {
  for (const [host, hostHeader] of Object.entries(hosts))
    for (const [origin, originHeader] of Object.entries(origins))
      for (const [held, cookieHeader] of Object.entries(cookies))
        for (const path of targets) {
          const named = hostHeader(port)
          yield {
            headers: { ...named, ...originHeader(named.Host, port), ...cookieHeader(cookie), ...upgrade },
            method: 'GET',
            path,
            ok:
              served.host.includes(host) &&
              origin === 'own' &&
              served.cookie.includes(held) &&
              path === engine,
            what: `${path} Host ${host}, Origin ${origin}, cookie ${held}`,
            oddities: 0,
          }
        }
}

/** Connections that have begun a request and never finish it. Resolves when all are connected. */
export async function slowConnections(port: number, count: number): Promise<readonly Socket[]> {
  const slow = Array.from({ length: count }, () => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write('GET / HTTP/1.1\r\nHost: 127')
    return socket
  })
  await Promise.all(slow.map(socket => new Promise(resolve => socket.once('connect', resolve))))
  return slow
}
