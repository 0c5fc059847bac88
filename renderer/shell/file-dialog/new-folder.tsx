import { NameDialog } from '../../widgets/name-dialog'

interface NewFolderProps {
  /** Makes it and goes into it; what is wrong with the name, if that fails. */
  make: (name: string) => Promise<string | null>
  onClose: () => void
}

/** Asks for a new folder's name. */
export function NewFolder({ make, onClose }: NewFolderProps) {
  return (
    <NameDialog
      title="New folder"
      label="Name"
      maxLength={255}
      button="Make the folder"
      onClose={onClose}
      onName={async name => (await make(name)) ?? true}
    />
  )
}
