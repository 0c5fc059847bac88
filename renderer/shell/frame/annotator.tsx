import { create } from 'zustand'
import { useWorkbench, type WorkbenchState } from '../../store'
import { later } from '../../widgets'
import { leadKeysToDialog } from '../commands'

const AnnotatorDialog = later(
  'The question for your name',
  async () => (await import('./annotator-dialog')).AnnotatorDialog,
  { leadKeys: leadKeysToDialog, close: ({ onClose }) => onClose() },
)

const useAsking = create<{ open: boolean }>(() => ({ open: false }))
export const askName = () => useAsking.setState({ open: true })
const close = () => useAsking.setState({ open: false })

/** The name that changes are signed with: this machine's, which reaches the project with the next change. */
export function nameShown({ head, settings }: WorkbenchState): string {
  return settings.annotatorName || (head?.annotators.find(({ id }) => id === head.annotator)?.name ?? '')
}

/** Stands in the window for the question for the name that this machine's changes are signed with. */
export function AnnotatorHost() {
  return useAsking(state => state.open) ? (
    <AnnotatorDialog first={nameShown(useWorkbench.getState())} onClose={close} />
  ) : null
}
