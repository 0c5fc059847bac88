import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { StandInEngine } from '../host/stand-in-engine'
import { testFolder } from '../test-folders.test-support'
import type { WebHost } from './host'
import { startWebHost } from './host'

/* For the web host's tests: a host over a stand-in engine and a small built page, and a client that sends anything. */

export interface Trial {
  readonly host: WebHost
  readonly engine: StandInEngine
  readonly folder: string
  readonly bugs: string[]
  /** What was said of projects that could not be folded. */
  readonly unfolded: string[]
}

export async function startTrial(
  options: { grace?: number; project?: string; engine?: StandInEngine } = {},
): Promise<Trial> {
  const folder = testFolder('web')
  const pageFolder = join(folder, 'page')
  mkdirSync(join(pageFolder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.json'), '{"secret":true}')
  writeFileSync(
    join(pageFolder, 'index.html'),
    '<!doctype html><meta name="style-nonce" content="placeholder"><title>Claimbench</title>',
  )
  writeFileSync(join(pageFolder, 'assets/page.js'), 'export {}')
  writeFileSync(join(pageFolder, '.hidden.json'), '{}')
  const engine = options.engine ?? new StandInEngine()
  const bugs: string[] = []
  const unfolded: string[] = []
  const host = await startWebHost({
    engine,
    installation: { root: folder, version: '9.9.9', sampleFolder: join(folder, 'seeds'), pageFolder },
    configFolder: join(folder, 'config'),
    project: options.project,
    // However long a test takes on a busy machine: a host that ends by itself is asked for.
    grace: options.grace ?? 3_600_000,
    onBug: (error, method) => bugs.push(`${method}: ${error}`),
    onUnfolded: words => unfolded.push(words),
  })
  return { host, engine, folder, bugs, unfolded }
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** Sends a request exactly as told: any Host, any Origin, any path. Resolves with 101 where a WebSocket is opened. */
export function send(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, setHost: false, agent: false })
    asked.on('error', reject)
    asked.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: '' })
    })
    asked.on('response', response => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      response.on('error', reject)
    })
    asked.end()
  })
}

/** Uses the start address and gives the cookie, as a browser would send it. */
export async function launch(host: WebHost): Promise<string> {
  const start = new URL(host.startAddress)
  const answer = await send(host.port, start.pathname + start.search, { Host: start.host })
  const [cookie = ''] = answer.headers['set-cookie'] ?? []
  return cookie.split(';')[0] ?? ''
}

export const upgrade = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
}
