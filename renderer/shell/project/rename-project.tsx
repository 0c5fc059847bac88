import { create } from 'zustand'
import { later } from '../../widgets'
import { leadKeysToDialog } from '../commands'

const RenameDialog = later(
  'The question for a title',
  async () => (await import('./rename-dialog')).RenameDialog,
  { leadKeys: leadKeysToDialog, close: ({ onClose }) => onClose() },
)

const useAsking = create<{ open: boolean }>(() => ({ open: false }))
export const askProjectTitle = () => useAsking.setState({ open: true })
const close = () => useAsking.setState({ open: false })

/** Stands in the window for the question for another title of the open project. */
export function RenameProjectHost() {
  return useAsking(state => state.open) ? <RenameDialog onClose={close} /> : null
}
