import type { Page } from '@playwright/test'

/** A call as the window sends it to its engine. */
export interface Sent {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * Loads the page anew and holds back what the engine replies to these calls, until the returned function is called. On the
 * web host alone, whose replies come through a socket.
 */
export async function holdReplies(page: Page, to: (call: Sent) => boolean): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  await page.routeWebSocket(/\/engine/, window => {
    const engine = window.connectToServer()
    const slow = new Set<number>()
    window.onMessage(message => {
      const { id, method, params } = JSON.parse(String(message))
      if (to({ method, params })) slow.add(id)
      engine.send(message)
    })
    engine.onMessage(async message => {
      if (slow.has(JSON.parse(String(message)).id)) await held
      window.send(message)
    })
  })
  await page.reload()
  return release
}
