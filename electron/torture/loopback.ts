import { rm } from 'node:fs/promises'
import { seeded } from '../engine/storage/testing/sample-operations'
import { below, type Ordeal, Troubles } from '../engine/storage/torture/ordeal'
import { type Attempt, engineAttempts, pageAttempts, slowConnections } from '../web/access-table.test-support'
import { type Answer, launch, send, startTrial, type Trial } from '../web/web-host.test-support'

/** Whoever sends 200 unfinished requests must not keep the window waiting longer than this, in milliseconds. */
const stalled = 2_000
const most = 200

/** A real host, asked over real connections. */
export const loopback: Ordeal = {
  promise: 'the loopback host serves the window that it opened, and nobody else',
  size: 20_000,
  unit: 'requests, of 107,352 combinations',
  async run(count, seed, progress, timed) {
    const troubles = new Troubles()
    const trial = await startTrial()
    try {
      const { port } = trial.host
      const cookie = await launch(trial.host)
      const attempts = chosen([...pageAttempts(port, cookie), ...engineAttempts(port, cookie)], count, seed)
      const total = { requests: 0, 'WebSocket requests': 0, served: 0, refused: 0 }
      for (const attempt of attempts) {
        progress(total.requests++)
        if ('Upgrade' in attempt.headers) total['WebSocket requests']++
        total[attempt.ok ? 'served' : 'refused']++
        const answer = await send(port, attempt.path, attempt.headers, attempt.method)
        const trouble = wrong(attempt, answer)
        if (trouble) troubles.add(`${trouble}: ${attempt.what}`)
      }
      const used = await usedToken(trial)
      if (used !== 403) troubles.add(`a start address that had been used was answered with ${used}`)
      const waited = await beside(port, cookie)
      if (timed && waited > stalled)
        troubles.add(`beside ${most} slow connections the window waited ${waited} ms`)
      for (const bug of trial.bugs) troubles.add(bug)
      const figures = {
        ...total,
        [`answer beside ${most} slow connections, ms`]: waited,
        broken: troubles.total,
      }
      return { figures, troubles: troubles.told }
    } finally {
      await trial.host.end()
      await rm(trial.folder, { recursive: true, force: true })
    }
  },
}

/** All that are to be served, and of the others so many that there are `count`. */
function chosen(attempts: readonly Attempt[], count: number, seed: number): Attempt[] {
  const random = seeded(seed)
  const served = attempts.filter(({ ok }) => ok)
  const refused = attempts.filter(({ ok }) => !ok)
  for (let i = refused.length - 1; i > 0; i--) {
    const j = below(random, i + 1)
    ;[refused[i], refused[j]] = [refused[j] as Attempt, refused[i] as Attempt]
  }
  return [...served, ...refused.slice(0, Math.max(0, count - served.length))]
}

function wrong({ ok, headers }: Attempt, { status, headers: given, body }: Answer): string | undefined {
  const served = status === ('Upgrade' in headers ? 101 : 200)
  if (served !== ok) return served ? 'it was served' : `it was refused with ${status}`
  if (given['access-control-allow-origin'] !== undefined) return 'other sites may read it'
  if (ok) return undefined
  if (status < 400) return `it was answered with ${status}`
  if (given['set-cookie'] !== undefined) return 'a refusal gave a cookie'
  return body.includes('<title>') ? 'a refusal showed the page' : undefined
}

async function usedToken({ host }: Trial): Promise<number> {
  const start = new URL(host.startAddress)
  return (await send(host.port, start.pathname + start.search, { Host: start.host })).status
}

/** How long the window waits for its page while others keep connections open and never finish asking. */
async function beside(port: number, cookie: string): Promise<number> {
  const slow = await slowConnections(port, most)
  const began = performance.now()
  await send(port, '/', { Host: `127.0.0.1:${port}`, Cookie: cookie })
  const waited = Math.round(performance.now() - began)
  for (const socket of slow) socket.destroy()
  return waited
}
