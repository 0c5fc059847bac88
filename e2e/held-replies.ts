import type { Page } from '@playwright/test'

/** A call as the window sends it to its engine. */
export interface Sent {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

export interface HeldEngine {
  /** Keeps back all that the engine says from now on, or what it replies to these calls made from now on. */
  hold(to?: (call: Sent) => boolean): void
  /** Hands over what was kept back, in its order, and keeps nothing back any more. */
  letGo(): void
}

/**
 * Stands between a page, from its next load on, and its engine. On the web host alone, whose engine speaks through a
 * socket.
 */
export async function heldEngine(page: Page): Promise<HeldEngine> {
  let holds: ((id: number | undefined) => boolean) | null = null
  let heard: (id: number, call: Sent) => void = () => {}
  let kept: (() => void)[] = []
  await page.routeWebSocket(/\/engine/, window => {
    const engine = window.connectToServer()
    window.onMessage(message => {
      const { id, ...call } = JSON.parse(String(message))
      heard(id, call)
      engine.send(message)
    })
    engine.onMessage(message => {
      if (holds?.(JSON.parse(String(message)).id)) kept.push(() => window.send(message))
      else window.send(message)
    })
  })
  return {
    hold: to => {
      const slow = new Set<number>()
      heard = (id, call) => {
        if (to?.(call)) slow.add(id)
      }
      holds = id => to === undefined || (id !== undefined && slow.has(id))
    },
    letGo: () => {
      const held = kept
      holds = null
      kept = []
      for (const pass of held) pass()
    },
  }
}

/** Loads the page anew and holds back what the engine replies to these calls, until the returned function is called. */
export async function holdReplies(page: Page, to: (call: Sent) => boolean): Promise<() => void> {
  const engine = await heldEngine(page)
  engine.hold(to)
  await page.reload()
  return engine.letGo
}

/** Loads the page anew and has these calls fail, with this for a reason, until the returned function is called. */
export async function failReplies(
  page: Page,
  message: string,
  to: (call: Sent) => boolean,
): Promise<() => void> {
  let fails = true
  await page.routeWebSocket(/\/engine/, window => {
    const engine = window.connectToServer()
    window.onMessage(text => {
      const { id, ...call } = JSON.parse(String(text))
      if (!fails || !to(call)) engine.send(text)
      else window.send(JSON.stringify({ id, reply: { ok: false, problem: { code: 'disk', message } } }))
    })
  })
  await page.reload()
  return () => {
    fails = false
  }
}

/**
 * Stands between the page, from its next load on, and its engine, and keeps these calls to itself: it says how far they
 * are when it is told to, and has them end when they are given up under the name that they came under.
 */
export async function slowEngine(page: Page, methods: readonly string[]) {
  type Call = Sent & { readonly id: number }
  let quick = false
  let kept: Call[] = []
  const asked: string[] = []
  let heard = 0
  let say: (message: object) => void = () => undefined
  await page.routeWebSocket(/\/engine/, window => {
    const engine = window.connectToServer()
    say = message => window.send(JSON.stringify(message))
    engine.onMessage(text => {
      heard = JSON.parse(String(text)).n ?? heard
      window.send(text)
    })
    window.onMessage(text => {
      const call = JSON.parse(String(text)) as Call
      asked.push(call.method)
      if (!quick && methods.includes(call.method)) return void kept.push(call)
      const { task } = call.params
      const given = call.method === 'tasks.cancel' ? kept.filter(({ params }) => params.task === task) : []
      kept = kept.filter(each => !given.includes(each))
      const problem = { code: 'cancelled', message: 'Reading it was cancelled.' }
      for (const { id } of given) say({ id, reply: { ok: false, problem } })
      engine.send(text)
    })
  })
  return {
    /** What is asked from now on is answered. */
    isQuick: () => {
      quick = true
    },
    tell: (what: string, done: number) => {
      for (const { params } of kept)
        say({ n: heard, event: { type: 'progress', task: params.task, what, done } })
    },
    /** How often the method has been asked for, kept or not. */
    times: (method: string) => asked.filter(each => each === method).length,
    /** What calls of the method that are kept ask for. */
    kept: (method: string) => kept.filter(call => call.method === method).map(({ params }) => params),
  }
}
