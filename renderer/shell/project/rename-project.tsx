import { create } from 'zustand'
import { perform, useWorkbench } from '../../store'
import { NameDialog } from '../../widgets'

const useAsking = create<{ open: boolean }>(() => ({ open: false }))
export const askProjectTitle = () => useAsking.setState({ open: true })
const close = () => useAsking.setState({ open: false })

/** Asks for another title for the open project. Its file keeps its name. */
export function RenameProjectDialog() {
  if (!useAsking(state => state.open)) return null
  return (
    <NameDialog
      title="The project’s title"
      label="Title"
      hint="The file keeps its name."
      first={useWorkbench.getState().head?.title ?? ''}
      button="Use this title"
      onClose={close}
      onName={title => perform({ kind: 'project.set', patch: { title } })}
    />
  )
}
