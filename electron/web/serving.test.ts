import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slowConnections } from './access-table.test-support'
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

const own = () => `127.0.0.1:${port}`

describe('what is served', () => {
  const get = (path: string) => send(port, path, { Host: own(), Cookie: cookie })

  test.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/..\\secret.json',
    '/%5c..%5csecret.json',
    '//secret.json',
    '/assets/%00page.js',
    '/.hidden.json',
    '/%2ehidden.json',
    '/assets',
    '/%',
  ])('nothing outside the page’s folder: %s', async path => {
    const answer = await get(path)
    expect([400, 404]).toContain(answer.status)
    expect(answer.body).not.toContain('secret"')
  })

  test('an absolute address of another machine is no address of ours', async () => {
    expect((await get('http://evil.example/')).status).toBe(400)
  })

  test('each with its type and the headers that keep it to itself', async () => {
    const page = await get('/')
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect((await get('/assets/page.js')).headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(Object.keys(page.headers)).not.toContain('access-control-allow-origin')
  })

  test('the page with the nonce of its own policy, new for each answer', async () => {
    const nonces = new Set<string>()
    for (let i = 0; i < 3; i++) {
      const page = await get('/')
      const policy = String(page.headers['content-security-policy'])
      const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1] ?? 'none'
      expect(page.body).toContain(`<meta name="style-nonce" content="${nonce}">`)
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })
})

test('connections that never finish their request do not keep the window out', async () => {
  const slow = await slowConnections(port, 300)
  const answer = await send(port, '/', { Host: own(), Cookie: cookie })
  expect(answer.status).toBe(200)
  // It did not have to wait until they had all been given up.
  expect(slow.some(socket => socket.readyState === 'open')).toBe(true)
  const opened = await send(port, '/engine?window=window-9999&page=page-9999', {
    Host: own(),
    Cookie: cookie,
    Origin: `http://${own()}`,
    ...upgrade,
  })
  expect(opened.status).toBe(101)
  for (const socket of slow) socket.destroy()
})
