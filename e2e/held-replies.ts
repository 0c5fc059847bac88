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
