import { create } from 'zustand'
import { setSettings, useWorkbench, type WorkbenchState } from '../../store'
import { NameDialog } from '../../widgets'

const useAsking = create<{ open: boolean }>(() => ({ open: false }))
export const askName = () => useAsking.setState({ open: true })
const close = () => useAsking.setState({ open: false })

/** The name that changes are signed with: this machine's, which reaches the project with the next change. */
export function nameShown({ head, settings }: WorkbenchState): string {
  return settings.annotatorName || (head?.annotators.find(({ id }) => id === head.annotator)?.name ?? '')
}

/** Asks for the name that this machine's changes are signed with. */
export function AnnotatorDialog() {
  if (!useAsking(state => state.open)) return null
  return (
    <NameDialog
      title="Your name as annotator"
      about="Every change you make carries it, here and when projects are merged. What you have done before carries the new name too."
      label="Name"
      hint="A name or initials that your colleagues know."
      first={nameShown(useWorkbench.getState())}
      button="Use this name"
      onClose={close}
      onName={async annotatorName => {
        await setSettings({ annotatorName })
        return true
      }}
    />
  )
}
