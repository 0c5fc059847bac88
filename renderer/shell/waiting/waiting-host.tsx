import { giveUpWaiting, useWaiting } from '../../store'
import { later } from '../../widgets'
import { leadKeysToDialog } from '../commands'

const WaitingDialog = later(
  'What the window waits for',
  async () => (await import('./waiting-dialog')).WaitingDialog,
  { leadKeys: leadKeysToDialog, close: giveUpWaiting },
)

/** Shows what the window waits for where that takes long. Stands once. */
export function WaitingHost() {
  const waiting = useWaiting(state => state.waiting)
  return waiting?.long ? <WaitingDialog {...waiting} /> : null
}
