import type { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { WorkbenchEvent } from '#shared/api/events'
import { failed } from '#shared/api/problem'
import { StandInEngine } from '../host/stand-in-engine'
import { closeCodes } from './open-windows'
import { launch, startTrial, type Trial } from './web-host.test-support'

/* How the web host keeps its windows: over reloads and lost connections, to the last one's end. */

const trials: Trial[] = []
afterEach(async () => {
  await Promise.all(trials.splice(0).map(trial => trial.host.end()))
})

async function trialWithCookie(options: Parameters<typeof startTrial>[0] = {}) {
  const trial = await startTrial(options)
  trials.push(trial)
  return { ...trial, cookie: await launch(trial.host) }
}
type Started = Awaited<ReturnType<typeof trialWithCookie>>

/** A page's connection, spoken by hand: what it hears is kept in order. */
class Page {
  readonly heard: Record<string, unknown>[] = []
  readonly closed: Promise<number>
  readonly #socket: WebSocket
  #next: (() => void)[] = []
  #ids = 0

  constructor({ host, cookie }: Started, window: string, page: string, seen?: number) {
    const origin = `http://127.0.0.1:${host.port}`
    const query = `window=${window}&page=${page}${seen === undefined ? '' : `&seen=${seen}`}`
    this.#socket = new WebSocket(`ws://127.0.0.1:${host.port}/engine?${query}`, {
      origin,
      headers: { Cookie: cookie },
    })
    this.#socket.on('message', message => {
      this.heard.push(JSON.parse(String(message)))
      for (const wake of this.#next.splice(0)) wake()
    })
    this.closed = new Promise(resolve => this.#socket.on('close', code => resolve(code)))
  }

  /** The first message that fits, heard already or to come. */
  async hear(fits: (message: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
    for (;;) {
      const found = this.heard.find(fits)
      if (found) return found
      await new Promise<void>(resolve => this.#next.push(resolve))
    }
  }

  hello = () => this.hear(message => 'hello' in message)

  async call(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#ids
    await this.hello()
    this.#socket.send(JSON.stringify({ id, method, params }))
    return (await this.hear(message => message.id === id)).reply
  }

  send = (text: string | Buffer) => this.#socket.send(text)
  /** Sends several as one piece, as a busy machine brings them. */
  sendTogether(...texts: readonly string[]): void {
    const { _socket } = this.#socket as unknown as { readonly _socket: Socket }
    _socket.cork()
    for (const text of texts) this.#socket.send(text)
    _socket.uncork()
  }
  leave = () => this.#socket.terminate()
}

describe('a window', () => {
  test('begins on the project that was asked for, and only the first one does', async () => {
    const started = await trialWithCookie({ project: '/here/asked.claimbench.json' })
    const first = new Page(started, 'window-1', 'page-0001')
    expect(await first.call('workbench.start', {})).toMatchObject({
      value: { host: 'web', version: '9.9.9', project: { path: '/here/asked.claimbench.json' } },
    })
    const second = new Page(started, 'window-2', 'page-0002')
    expect(await second.call('workbench.start', {})).toMatchObject({
      value: { project: { path: '/sample/sample.claimbench.json' } },
    })
  })

  test('that was started with a broken project is told to open it, and so says why not', async () => {
    const started = await trialWithCookie({ project: '/here/broken.claimbench.json' })
    const page = new Page(started, 'window-1', 'page-0001')
    expect(await page.call('workbench.start', {})).toMatchObject({ ok: true, value: { project: null } })
    expect(await page.hear(message => 'event' in message)).toMatchObject({
      event: { type: 'command', command: 'project.open', path: '/here/broken.claimbench.json' },
    })
  })

  test('begins on what was open last, else on the sample', async () => {
    const engine = new StandInEngine()
    engine.recent = [
      { path: '/last.claimbench.json', title: 'Last', opened: '2025-01-01T00:00:00.000Z', exists: true },
    ]
    const started = await trialWithCookie({ engine })
    const page = new Page(started, 'window-1', 'page-0001')
    expect(await page.call('workbench.start', {})).toMatchObject({
      value: { project: { path: '/last.claimbench.json' } },
    })
  })

  test('is answered before it hears what a later call changes, though both came together', async () => {
    const page = new Page(await trialWithCookie(), 'window-1', 'page-0001')
    await page.hello()
    page.sendTogether(
      JSON.stringify({ id: 1, method: 'project.recent', params: {} }),
      JSON.stringify({ id: 2, method: 'project.open', params: { path: '/mine' } }),
    )
    await page.hear(message => message.id === 2)
    const order = page.heard.flatMap(message => ('event' in message ? 'event' : (message.id ?? [])))
    expect(order).toEqual([1, 'event', 2])
  })

  test('keeps its session over a reload, and does not open its project twice', async () => {
    const started = await trialWithCookie()
    const before = new Page(started, 'window-1', 'page-0001')
    await before.call('project.open', { path: '/mine' })
    before.leave()
    await before.closed
    const after = new Page(started, 'window-1', 'page-0002')
    expect(await after.call('workbench.start', {})).toMatchObject({ value: { project: { path: '/mine' } } })
    expect(started.engine.sessions).toHaveLength(1)
    expect(started.engine.sessions[0]?.calls.filter(call => call.startsWith('open'))).toEqual(['open /mine'])
  })

  test('hears after a lost connection exactly what it has missed', async () => {
    const started = await trialWithCookie()
    const before = new Page(started, 'window-1', 'page-0001')
    await before.hello()
    const [session] = started.engine.sessions
    session?.tell({ type: 'durable', revision: 1 })
    expect(await before.hear(message => message.n === 1)).toMatchObject({ event: { revision: 1 } })
    before.leave()
    await before.closed
    for (let revision = 2; revision <= 4; revision++) session?.tell({ type: 'durable', revision })
    const after = new Page(started, 'window-1', 'page-0001', 1)
    await after.hear(message => message.n === 4)
    expect(after.heard.slice(1).map(message => message.n)).toEqual([2, 3, 4])
    expect(after.heard[0]).toEqual({ hello: { whole: true, sent: 4 } })
  })

  test('is told to load anew when too much was missed, or when its session is gone', async () => {
    const started = await trialWithCookie()
    const before = new Page(started, 'window-1', 'page-0001')
    await before.hello()
    before.leave()
    await before.closed
    for (let revision = 1; revision <= 1500; revision++)
      started.engine.sessions[0]?.tell({ type: 'durable', revision })
    const late = new Page(started, 'window-1', 'page-0001', 0)
    expect(await late.hello()).toEqual({ hello: { whole: false, sent: 1500 } })
    const unknown = new Page(started, 'window-2', 'page-0002', 7)
    expect(await unknown.hello()).toMatchObject({ hello: { whole: false } })
  })

  test('is shown in one place: a second page with its name takes over', async () => {
    const started = await trialWithCookie()
    const before = new Page(started, 'window-1', 'page-0001')
    await before.hello()
    const after = new Page(started, 'window-1', 'page-0002')
    await after.hello()
    expect(await before.closed).toBe(closeCodes.taken)
    started.engine.sessions[0]?.tell({ type: 'recovered' })
    await after.hear(message => 'event' in message)
    expect(started.host.connectedWindows()).toBe(1)
  })

  test('is asked for files and answers; a reload cancels what was asked', async () => {
    const started = await trialWithCookie()
    const page = new Page(started, 'window-1', 'page-0001')
    const request = { kind: 'open', title: 'Open', button: 'Open', filters: [] }
    const chosen = page.call('files.choose', request)
    const { event } = (await page.hear(message => 'event' in message)) as {
      event: Extract<WorkbenchEvent, { type: 'ask' }>
    }
    expect(event).toMatchObject({ type: 'ask', request })
    await page.call('files.answer', { ask: event.ask, paths: ['/a.txt'] })
    expect(await chosen).toEqual({ ok: true, value: ['/a.txt'] })

    const [session] = started.engine.sessions
    const cancelled = session?.ports.chooseFiles({ ...event.request })
    await page.hear(message => message.n === 2)
    await new Page(started, 'window-1', 'page-0002').hello()
    expect(await cancelled).toEqual([])
  })
})

describe('what a window sends', () => {
  test.each(['', 'nonsense', '[]', 'null', '{"method":"workbench.start"}', '{"id":"1"}'])(
    'that is no call ends its connection: %s',
    async text => {
      const page = new Page(await trialWithCookie(), 'window-1', 'page-0001')
      await page.hello()
      page.send(text)
      expect(await page.closed).toBe(closeCodes.wrong)
    },
  )

  test('in bytes ends it too', async () => {
    const page = new Page(await trialWithCookie(), 'window-1', 'page-0001')
    await page.hello()
    page.send(Buffer.from('{"id":1,"method":"workbench.start","params":{}}'))
    expect(await page.closed).toBe(closeCodes.wrong)
  })

  test('that is a call but a wrong one is answered, and a defect is reported', async () => {
    const started = await trialWithCookie()
    const page = new Page(started, 'window-1', 'page-0001')
    expect(await page.call('no.such', {})).toMatchObject({ ok: false, problem: { code: 'invalid-call' } })
    expect(await page.call('__proto__', {})).toMatchObject({ ok: false, problem: { code: 'invalid-call' } })
    expect(await page.call('project.open', { path: 7 })).toMatchObject({
      ok: false,
      problem: { code: 'invalid-call' },
    })
    expect(await page.call('search.find', { text: 'x', limit: 1 })).toMatchObject({
      ok: false,
      problem: { code: 'bug' },
    })
    expect(started.bugs).toEqual(['search.find: Error: A defect that the test planted.'])
  })
})

describe('the host ends', () => {
  test('when its last window stays away, and folds first', async () => {
    const started = await trialWithCookie({ grace: 30 })
    const pages = [new Page(started, 'window-1', 'page-0001'), new Page(started, 'window-2', 'page-0002')]
    await Promise.all(pages.map(page => page.hello()))
    for (const page of pages) page.leave()
    await started.host.ended
    expect(started.engine.sessions.map(session => session.closed)).toEqual([true, true])
    expect(started.engine.folded).toBe(1)
  })

  test('not while one is left', async () => {
    const started = await trialWithCookie({ grace: 1 })
    const gone = new Page(started, 'window-1', 'page-0001')
    await gone.hello()
    const left = new Page(started, 'window-2', 'page-0002')
    await left.hello()
    const closed = new Promise(resolve => {
      const [session] = started.engine.sessions
      if (!session) return
      session.close = async () => {
        resolve(undefined)
        return session.parting
      }
    })
    gone.leave()
    await closed
    expect(await left.call('workbench.start', {})).toMatchObject({ ok: true })
    expect(started.engine.folded).toBe(0)
  })

  test('when told to, and tells its windows that it is over', async () => {
    const started = await trialWithCookie()
    const page = new Page(started, 'window-1', 'page-0001')
    await page.hello()
    await Promise.all([started.host.end(), started.host.end()])
    expect(await page.closed).toBe(closeCodes.ended)
    expect(started.engine.folded).toBe(1)
  })

  test('although a project could not be folded, with its window or after, and says which, and what was lost', async () => {
    const started = await trialWithCookie()
    const page = new Page(started, 'window-1', 'page-0001')
    await page.hello()
    const [session] = started.engine.sessions
    if (session) session.parting = failed('disk', 'a.claimbench.json: everything is in a.claimbench.journal')
    started.engine.unfolded = [
      { code: 'disk', message: 'The last change was not kept.', lost: ['Undid “One”', 'Two'] },
    ]
    await started.host.end()
    expect(started.unfolded).toEqual([
      'The project file could not be brought up to date.\na.claimbench.json: everything is in a.claimbench.journal',
      'Not kept: Undid “One”, and 1 more\nThe last change was not kept.',
    ])
  })

  test('although the engine fails to fold, and says so', async () => {
    const started = await trialWithCookie()
    started.engine.closeEngine = async () => {
      throw new Error('the disk is gone')
    }
    await started.host.end()
    expect(started.bugs).toEqual(['end: Error: the disk is gone'])
  })
})
