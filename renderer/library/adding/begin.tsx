import { FilePlus2, FolderOpen } from 'lucide-react'
import { Button, Field, TextArea } from '../../widgets'
import { Zone } from '../zone'
import { useAdding, write } from './adding'
import { chooseFiles, offerPaste } from './offers'
import { takePaste } from './pasting'

/** The dialog before anything is in it: three ways in. */
export function Begin() {
  const written = useAdding(state => state.written)
  return (
    <>
      <Zone
        icon={FilePlus2}
        words="Drop files here, or anywhere on the window"
        hint="Plain text, Markdown and HTML, in any common encoding, many at once"
      >
        <Button kind="primary" icon={FolderOpen} onClick={() => void chooseFiles()}>
          Choose files…
        </Button>
      </Zone>
      <Field
        label="Or paste an article"
        hint="Headings, lists and quotes of a web page are kept; its menus are not."
      >
        <TextArea
          rows={4}
          value={written}
          onChange={write}
          onPaste={event => {
            if (written === '' && takePaste(event.clipboardData)) event.preventDefault()
          }}
        />
      </Field>
      {written.trim() !== '' && (
        <div>
          <Button onClick={() => void offerPaste(written, '')}>Use this text</Button>
        </div>
      )}
    </>
  )
}
