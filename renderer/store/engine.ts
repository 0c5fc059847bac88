import type { Client } from '#shared/api/client'
import type { Method, Params, Result } from '#shared/api/contract'
import { failed, type Reply } from '#shared/api/problem'
import { answeredInTurn } from './drawn-first'

let client: Client | undefined

/** Called once at the start of the window, with whichever transport there is. */
export function attachClient(connected: Client): void {
  client = connected
}

/** Asks the engine. Expected failures come back as a `Problem`. */
export async function call<M extends Method>(method: M, params: Params<M>): Promise<Reply<Result<M>>> {
  return answeredInTurn(callOutOfTurn(method, params))
}

/** The same for what everything else waits for: it is answered before what the engine said earlier is heard. */
export async function callOutOfTurn<M extends Method>(
  method: M,
  params: Params<M>,
): Promise<Reply<Result<M>>> {
  if (!client) return failed('bug', 'The window is not connected to its engine yet.')
  return client.call(method, params)
}
