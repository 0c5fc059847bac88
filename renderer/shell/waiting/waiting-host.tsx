import { useWaiting } from '../../store'
import { later } from '../../widgets'

const WaitingDialog = later(
  'What the window waits for',
  async () => (await import('./waiting-dialog')).WaitingDialog,
)

/** Shows what the window waits for where that takes long. Stands once. */
export function WaitingHost() {
  const waiting = useWaiting(state => state.waiting)
  return waiting?.long ? <WaitingDialog {...waiting} /> : null
}
