import { setSettings } from '../../store'
import { NameDialog } from '../../widgets/name-dialog'

/** Asks for the name that this machine's changes are signed with. */
export function AnnotatorDialog({ first, onClose }: { first: string; onClose: () => void }) {
  return (
    <NameDialog
      title="Your name as annotator"
      about="Every change you make carries it, here and when projects are merged. What you have done before carries the new name too."
      label="Name"
      hint="A name or initials that your colleagues know."
      first={first}
      button="Use this name"
      onClose={onClose}
      onName={async annotatorName => {
        await setSettings({ annotatorName })
        return true
      }}
    />
  )
}
