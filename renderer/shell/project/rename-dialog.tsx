import { perform, useWorkbench } from '../../store'
import { NameDialog } from '../../widgets/name-dialog'

/** Asks for another title for the open project. Its file keeps its name. */
export function RenameDialog({ onClose }: { onClose: () => void }) {
  return (
    <NameDialog
      title="The project’s title"
      label="Title"
      hint="The file keeps its name."
      first={useWorkbench.getState().head?.title ?? ''}
      button="Use this title"
      onClose={onClose}
      onName={title => perform({ kind: 'project.set', patch: { title } })}
    />
  )
}
