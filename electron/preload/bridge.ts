import type { ContextBridge, IpcRenderer, WebUtils } from 'electron'
import type { DesktopClient } from '#shared/api/client'
import type { WorkbenchEvent } from '#shared/api/events'
import { channels } from './channels'

/** Gives the page the contract as `window.claimbench`, and nothing else: no channel of its choice, no event object. */
export function exposeBridge(
  contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>,
  ipcRenderer: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>,
  webUtils: Pick<WebUtils, 'getPathForFile'>,
): void {
  const client: DesktopClient = {
    call: (method, params) => ipcRenderer.invoke(channels.call, method, params),
    listen(listener) {
      const hear = (_: unknown, event: WorkbenchEvent): void => listener(event)
      ipcRenderer.on(channels.event, hear)
      return () => {
        ipcRenderer.removeListener(channels.event, hear)
      }
    },
    pathOf: file => (file instanceof File ? webUtils.getPathForFile(file) : ''),
  }
  contextBridge.exposeInMainWorld('claimbench', client)
}
