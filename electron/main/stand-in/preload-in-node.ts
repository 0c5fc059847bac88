import { EventEmitter } from 'node:events'
import type { Client } from '#shared/api/client'
import { exposeBridge } from '../../preload/bridge'
import { pageAddress } from '../app-protocol'
import type { StandInElectron, StandInWindow } from './electron-stand-in'

/** Runs the preload's bridge for a window without a browser, and gives what it put into the page. */
export function clientOf(electron: StandInElectron, window: StandInWindow): Client {
  const events = new EventEmitter()
  window.webContents.deliver = (channel, values) => void events.emit(channel, {}, ...values)
  let exposed: Client | undefined
  exposeBridge(
    {
      exposeInMainWorld: (name, api) => {
        if (name !== 'claimbench') throw new Error(`The preload exposed ${name}.`)
        exposed = api
      },
    },
    {
      invoke: (channel, ...values) => {
        const event = { sender: window.webContents, senderFrame: { url: pageAddress, parent: null } }
        return electron.invoke(event, channel, values)
      },
      on: (channel, hear) => void events.on(channel, hear) as never,
      removeListener: (channel, hear) => void events.off(channel, hear) as never,
    },
    // Nothing is dropped on a window that nobody sees.
    { getPathForFile: () => '' },
  )
  if (!exposed) throw new Error('The preload exposed nothing.')
  return exposed
}
