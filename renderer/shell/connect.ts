import type { Client, DesktopClient } from '#shared/api/client'
import { connectByWebSocket } from './web-client'

/**
 * How the window stands with its engine. `lost` is being mended; `ended` is final, as is `taken`, when another page
 * of the same browser shows this window instead.
 */
export type Connection = 'open' | 'lost' | 'ended' | 'taken'

declare global {
  interface Window {
    /** Put there by the preload script of the desktop shell; there is none on the web host. */
    readonly claimbench?: DesktopClient
  }
}

/** Reaches the engine by whichever transport there is, and says how the connection fares from then on. */
export async function connect(onConnection: (state: Connection) => void = () => {}): Promise<Client> {
  if (window.claimbench) return window.claimbench
  return connectByWebSocket({ onConnection })
}
