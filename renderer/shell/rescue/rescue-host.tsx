import { dismissDamaged, useDamaged } from '../../store'
import { later } from '../../widgets'
import { leadKeysToDialog } from '../commands'

const RescueDialog = later(
  'The report on the damage',
  async () => (await import('./rescue-dialog')).RescueDialog,
  { leadKeys: leadKeysToDialog, close: dismissDamaged },
)

/** Stands in the window for the report on a project file that cannot be opened. */
export function RescueHost() {
  const path = useDamaged(state => state.path)
  return path === null ? null : <RescueDialog key={path} path={path} />
}
