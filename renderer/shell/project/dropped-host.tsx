import { later } from '../../widgets'
import { leadKeysToDialog } from '../commands'
import { dismissDropped, useDropped } from './dropped-project'

const DroppedDialog = later(
  'What was dropped',
  async () => (await import('./dropped-dialog')).DroppedDialog,
  { leadKeys: leadKeysToDialog, close: dismissDropped },
)

/** Stands in the window for the question what a project file is for that was dropped on another. */
export function DroppedHost() {
  const dropped = useDropped(state => state.dropped)
  return dropped && <DroppedDialog dropped={dropped} />
}
