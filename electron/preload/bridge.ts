import type { ContextBridge, IpcRenderer } from 'electron'
import type { Client } from '#shared/api/client'
import type { WorkbenchEvent } from '#shared/api/events'
import { channels } from './channels'

/** Gives the page the contract as `window.claimbench`, and nothing else: no channel of its choice, no event object. */
export function exposeBridge(
  contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>,
  ipcRenderer: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>,
): void {
  const client: Client = {
    call: (method, params) => ipcRenderer.invoke(channels.call, method, params),
    listen(listener) {
      const hear = (_: unknown, event: WorkbenchEvent): void => listener(event)
      ipcRenderer.on(channels.event, hear)
      return () => {
        ipcRenderer.removeListener(channels.event, hear)
      }
    },
  }
  contextBridge.exposeInMainWorld('claimbench', client)
}
