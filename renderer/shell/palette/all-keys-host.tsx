import { later } from '../../widgets'
import { leadKeysToDialog } from '../commands'
import { closeOverlay, useOverlay } from './palette-state'

const AllKeys = later('The list of all keys', async () => (await import('./all-keys')).AllKeys, {
  leadKeys: leadKeysToDialog,
  close: closeOverlay,
})

/** Stands in the window for the list of every key that does something. */
export function AllKeysHost() {
  return useOverlay(state => state.open === 'keys') ? <AllKeys /> : null
}
