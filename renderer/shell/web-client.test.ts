import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { WorkbenchEvent } from '#shared/api/events'
import type { Connection } from './connect'
import { connectByWebSocket, type Socket } from './web-client'

/* How the window's client takes a connection that is lost, made again, taken over and ended. */

/** A socket whose other end is the test. */
class OtherEnd implements Socket {
  readonly sent: { readonly id: number; readonly method: string; readonly params: unknown }[] = []
  readonly #listeners: Record<string, (event: never) => void> = {}

  constructor(readonly address: URL) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }
  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners[type] = listener
  }
  says(message: object): void {
    this.#listeners.message?.({ data: JSON.stringify(message) } as never)
  }
  closes(code = 1006): void {
    this.#listeners.close?.({ code } as never)
  }
}

const greeting = { hello: { whole: true, sent: 3 } }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function begin() {
  const ends: OtherEnd[] = []
  const states: Connection[] = []
  const reload = vi.fn()
  const connected = connectByWebSocket({
    address: 'ws://127.0.0.1:1/engine',
    windowName: 'window-1',
    onConnection: state => states.push(state),
    reload,
    open: address => {
      const end = new OtherEnd(new URL(address))
      ends.push(end)
      return end
    },
  })
  const last = (): OtherEnd => {
    const end = ends.at(-1)
    if (!end) throw new Error('No connection was made.')
    return end
  }
  return { connected, ends, last, states, reload }
}

async function beginOpen() {
  const begun = begin()
  begun.last().says(greeting)
  return { ...begun, client: await begun.connected }
}

describe('a connection', () => {
  test('says which window and which page it is of, and is open when greeted', async () => {
    const { last, states } = await beginOpen()
    expect(last().address.searchParams.get('window')).toBe('window-1')
    expect(last().address.searchParams.get('page')).toMatch(/^[\w-]{36}$/)
    expect(last().address.searchParams.has('seen')).toBe(false)
    expect(states).toEqual(['open'])
  })

  test('matches answers to calls, in whichever order they come', async () => {
    const { client, last } = await beginOpen()
    const calls = [
      client.call('project.undo', { project: '/p' }),
      client.call('project.redo', { project: '/p' }),
    ]
    const [undo, redo] = last().sent
    expect([undo?.method, redo?.method]).toEqual(['project.undo', 'project.redo'])
    last().says({ id: redo?.id, reply: { ok: true, value: 'redone' } })
    last().says({ id: undo?.id, reply: { ok: true, value: 'undone' } })
    last().says({ id: 99, reply: { ok: true, value: 'nobody asked' } })
    expect(await Promise.all(calls)).toEqual([
      { ok: true, value: 'undone' },
      { ok: true, value: 'redone' },
    ])
  })

  test('that is lost fails what was pending and what is called meanwhile, and is made again from the last event heard', async () => {
    const { client, ends, last, states } = await beginOpen()
    const heard: WorkbenchEvent[] = []
    client.listen(event => heard.push(event))
    last().says({ n: 4, event: { type: 'recovered' } })
    const pending = client.call('project.save', {})
    last().closes()
    expect(await pending).toMatchObject({ ok: false, problem: { code: 'disconnected' } })
    expect(await client.call('project.save', {})).toMatchObject({ problem: { code: 'disconnected' } })
    await vi.advanceTimersByTimeAsync(50)
    expect(ends).toHaveLength(2)
    expect(last().address.searchParams.get('seen')).toBe('4')
    expect(last().address.searchParams.get('page')).toBe(ends[0]?.address.searchParams.get('page'))
    last().says({ hello: { whole: true, sent: 5 } })
    last().says({ n: 5, event: { type: 'durable', revision: 9 } })
    expect(heard).toEqual([{ type: 'recovered' }, { type: 'durable', revision: 9 }])
    expect(states).toEqual(['open', 'lost', 'open'])
    const again = client.call('project.save', {})
    last().says({ id: last().sent[0]?.id, reply: { ok: true, value: null } })
    expect(await again).toEqual({ ok: true, value: null })
  })

  test('that was lost before anything was heard goes on from where it was greeted', async () => {
    const { last } = await beginOpen()
    last().closes()
    await vi.advanceTimersByTimeAsync(50)
    expect(last().address.searchParams.get('seen')).toBe('3')
  })

  test('that has missed too much has its page loaded anew', async () => {
    const { last, reload, states } = await beginOpen()
    last().closes()
    await vi.advanceTimersByTimeAsync(50)
    last().says({ hello: { whole: false, sent: 5000 } })
    expect(reload).toHaveBeenCalledOnce()
    expect(states).toEqual(['open', 'lost'])
  })

  test('is tried again for a while, then counts as ended', async () => {
    const { client, ends, last, states } = await beginOpen()
    last().closes()
    for (const wait of [50, 200, 500, 1000, 2000, 4000, 4000]) {
      const tried = ends.length
      await vi.advanceTimersByTimeAsync(wait)
      expect(ends).toHaveLength(tried + 1)
      last().closes()
    }
    expect(states).toEqual(['open', 'lost', 'ended'])
    expect(await client.call('project.save', {})).toMatchObject({
      problem: { message: expect.stringContaining('ended') },
    })
  })

  test.each([
    [4000, 'ended'],
    [4001, 'taken'],
  ] as const)('closed with %i is %s, and not tried again', async (code, state) => {
    const { ends, last, states } = await beginOpen()
    last().closes(code)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(ends).toHaveLength(1)
    expect(states).toEqual(['open', state])
  })

  test('that never comes about is an error', async () => {
    const { connected, last } = begin()
    const refused = expect(connected).rejects.toThrow('ended')
    for (const wait of [50, 200, 500, 1000, 2000, 4000, 4000]) {
      last().closes()
      await vi.advanceTimersByTimeAsync(wait)
    }
    last().closes()
    await refused
  })

  test('tells a listener nothing once it has stopped', async () => {
    const { client, last } = await beginOpen()
    const listener = vi.fn()
    const stop = client.listen(listener)
    last().says({ n: 4, event: { type: 'recovered' } })
    stop()
    last().says({ n: 5, event: { type: 'recovered' } })
    expect(listener).toHaveBeenCalledOnce()
  })
})
