import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Access, type Asked } from './access'
import { engineAttempts, pageAttempts } from './access-table.test-support'
import { launch, send, startTrial, type Trial } from './web-host.test-support'

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

describe('every combination of who asks, from where, how and for what', () => {
  test('as judged: only the wholly valid ones are served', () => {
    const access = new Access(4321)
    const launched = access.judge(
      asked('GET', new URL(access.startAddress).search.replace(/^/, '/'), { Host: '127.0.0.1:4321' }),
      'page',
    )
    const ours = launched.kind === 'launch' ? (launched.cookie.split(';')[0] ?? '') : ''
    let valid = 0
    let refused = 0
    for (const { headers, method, path, ok, what } of pageAttempts(4321, ours)) {
      const served = access.judge(asked(method, path, headers), 'page').kind === 'page'
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
    for (const { headers, method, path, ok, what, oddities } of pageAttempts(port, cookie)) {
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
  })

  test('over WebSocket: only the window itself, on its own path', async () => {
    let valid = 0
    for (const { headers, path, ok, what } of engineAttempts(port, cookie)) {
      const answer = await send(port, path, headers)
      expect(answer.status === 101, what).toBe(ok)
      if (ok) valid++
    }
    expect(valid).toBe(4)
  })
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
