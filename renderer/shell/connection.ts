import { create } from 'zustand'
import { useWorkbench } from '../store'
import type { Connection } from './connect'

/** How the window stands with its engine, to the word. The store only needs to know whether it can be reached. */
export const useConnection = create<{ state: Connection }>(() => ({ state: 'open' }))

export function showConnection(state: Connection): void {
  useConnection.setState({ state })
  useWorkbench.setState({ connection: state === 'open' ? 'open' : 'lost' })
}
