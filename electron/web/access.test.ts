import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Access, type Asked } from './access'
import { launch, send, startTrial, type Trial, upgrade } from './web-host.test-support'

let trial: Trial
let cookie: string
let port: number

beforeAll(async () => {
  trial = await startTrial()
  port = trial.host.port
  cookie = await launch(trial.host)
})
afterAll(() => trial.host.end())

/** A request as Node hands it over. */
function asked(method: string, url: string, headers: Readonly<Record<string, string>>): Asked {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return {
    method,
    url,
    headers: Object.fromEntries(lower),
    headersDistinct: Object.fromEntries(lower.map(([name, value]) => [name, [value]])),
  }
}

const own = () => `127.0.0.1:${port}`

describe('every combination of who asks, from where, how and for what', () => {
  const hosts: Record<string, () => Record<string, string>> = {
    'own address': () => ({ Host: own() }),
    localhost: () => ({ Host: `localhost:${port}` }),
    'no port': () => ({ Host: '127.0.0.1' }),
    'another port': () => ({ Host: `127.0.0.1:${port + 1}` }),
    'a rebound name': () => ({ Host: `evil.example:${port}` }),
    'our address as a prefix': () => ({ Host: `${own()}.evil.example` }),
    'a user in front': () => ({ Host: `evil@${own()}` }),
  }
  const origins: Record<string, (host: string | undefined) => Record<string, string>> = {
    none: () => ({}),
    own: host => ({ Origin: `http://${host}` }),
    'another site': () => ({ Origin: 'https://evil.example' }),
    'another port': () => ({ Origin: `http://127.0.0.1:${port + 1}` }),
    https: host => ({ Origin: `https://${host}` }),
    null: () => ({ Origin: 'null' }),
  }
  const cookies: Record<string, () => Record<string, string>> = {
    none: () => ({}),
    right: () => ({ Cookie: cookie }),
    'right among others': () => ({ Cookie: `a=b; ${cookie}; claimbench-1=x` }),
    wrong: () => ({ Cookie: `${cookie.split('=')[0]}=${'A'.repeat(43)}` }),
    'cut short': () => ({ Cookie: cookie.slice(0, -1) }),
    twice: () => ({ Cookie: `${cookie}; ${cookie.split('=')[0]}=x` }),
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

  interface Try {
    readonly headers: Record<string, string>
    readonly method: string
    readonly path: string
    readonly ok: boolean
    readonly what: string
    /** In how many ways it is not the plain request of the window. */
    readonly oddities: number
  }
  function* everyTry(): Generator<Try> {
    for (const [host, hostHeader] of Object.entries(hosts))
      for (const [origin, originHeader] of Object.entries(origins))
        for (const [held, cookieHeader] of Object.entries(cookies))
          for (const [site, siteHeader] of Object.entries(sites))
            for (const method of methods)
              for (const [body, bodyHeader] of Object.entries(bodies))
                for (const path of paths) {
                  const choice = { host, origin, cookie: held, site, method, body, path }
                  const named = hostHeader()
                  const names = Object.keys(served) as (keyof typeof served)[]
                  yield {
                    headers: {
                      ...named,
                      ...originHeader(named.Host),
                      ...cookieHeader(),
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

  test('as judged: only the wholly valid ones are served', () => {
    const access = new Access(4321)
    const launched = access.judge(
      asked('GET', new URL(access.startAddress).search.replace(/^/, '/'), { Host: '127.0.0.1:4321' }),
      'page',
    )
    const ours = launched.kind === 'launch' ? (launched.cookie.split(';')[0] ?? '') : ''
    const here = (text: string) =>
      text
        .replaceAll(cookie, ours)
        .replaceAll(cookie.slice(0, -1), ours.slice(0, -1))
        .replaceAll(String(port + 1), '4322')
        .replaceAll(String(port), '4321')
    let valid = 0
    let refused = 0
    for (const { headers, method, path, ok, what } of everyTry()) {
      const moved = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, here(value)]))
      const served = access.judge(asked(method, path, moved), 'page').kind === 'page'
      if (served !== ok) expect.unreachable(`${what} was ${served ? 'served' : 'refused'}`)
      if (served) valid++
      else refused++
    }
    // Two of each, and no body.
    expect(valid).toBe(2 ** 6)
    expect(refused).toBeGreaterThan(80_000)
  })

  test('over HTTP, each one and each pair of what can be amiss: refused, with no cookie and no page', async () => {
    let valid = 0
    let refused = 0
    for (const { headers, method, path, ok, what, oddities } of everyTry()) {
      if (oddities > 2) continue
      const answer = await send(port, path, headers, method)
      expect(`${answer.status === 200} ${what}`).toBe(`${ok} ${what}`)
      if (ok) valid++
      else {
        refused++
        expect(answer.headers['set-cookie'], what).toBeUndefined()
        expect(answer.body, what).not.toContain('<title>')
      }
    }
    expect(valid).toBeGreaterThan(20)
    expect(refused).toBeGreaterThan(300)
  }, 60_000)

  test('over WebSocket: only the window itself, on its own path', async () => {
    const engine = '/engine?window=window-1234&page=page-1234'
    const targets = [
      engine,
      '/engine',
      '/engine/',
      '/',
      '/other?window=window-1234&page=page-1234',
      `${engine}&seen=-1`,
    ]
    let valid = 0
    for (const [host, hostHeader] of Object.entries(hosts)) {
      for (const [origin, originHeader] of Object.entries(origins)) {
        for (const [held, cookieHeader] of Object.entries(cookies)) {
          for (const path of targets) {
            const named = hostHeader()
            const ok =
              served.host.includes(host) &&
              origin === 'own' &&
              served.cookie.includes(held) &&
              path === engine
            const headers = { ...named, ...originHeader(named.Host), ...cookieHeader(), ...upgrade }
            const answer = await send(port, path, headers)
            expect(answer.status === 101, `${path} Host ${host}, Origin ${origin}, cookie ${held}`).toBe(ok)
            if (ok) valid++
          }
        }
      }
    }
    expect(valid).toBe(4)
  }, 60_000)
})

describe('the launch token', () => {
  test('is exchanged once for a cookie that scripts and other sites do not get, and leads to an address without it', async () => {
    const other = await startTrial()
    const start = new URL(other.host.startAddress)
    expect(start.searchParams.get('launch')).toMatch(/^[\w-]{43}$/)
    const ask = (path: string, headers = {}) => send(other.host.port, path, { Host: start.host, ...headers })

    expect((await ask(`/?launch=${'A'.repeat(43)}`)).status, 'a wrong token').toBe(403)
    expect((await ask(`${start.pathname}${start.search}&launch=x`)).status, 'two tokens').toBe(403)
    expect((await ask(`/assets/page.js${start.search}`)).status, 'another path').toBe(403)
    expect((await ask(start.pathname + start.search, { Origin: 'http://evil.example' })).status).toBe(403)

    const first = await ask(start.pathname + start.search)
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/')
    expect(first.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^claimbench-${other.host.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    )
    const again = await ask(start.pathname + start.search)
    expect(again.status, 'a used token').toBe(403)
    expect(again.headers['set-cookie']).toBeUndefined()
    await other.host.end()
  })

  test('and the cookie of one host mean nothing to another', async () => {
    const other = await startTrial()
    const answer = await send(other.host.port, '/', { Host: `127.0.0.1:${other.host.port}`, Cookie: cookie })
    expect(answer.status).toBe(403)
    await other.host.end()
  })
})
