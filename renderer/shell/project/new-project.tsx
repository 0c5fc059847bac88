import { create } from 'zustand'
import { later } from '../../widgets'
import { leadKeysToDialog } from '../commands'

const NewProjectDialog = later(
  'The question for a new project',
  async () => (await import('./new-project-dialog')).NewProjectDialog,
  { leadKeys: leadKeysToDialog, close: ({ onClose }) => onClose() },
)

const useAsking = create<{ open: boolean }>(() => ({ open: false }))
export const askNewProject = () => useAsking.setState({ open: true })
const close = () => useAsking.setState({ open: false })

/** Stands in the window for the question what a new project is called and where it is kept. */
export function NewProjectHost() {
  return useAsking(state => state.open) ? <NewProjectDialog onClose={close} /> : null
}
