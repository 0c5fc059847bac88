import { FilePlus2, FolderOpen } from 'lucide-react'
import { Button, Field, TextArea } from '../../widgets'
import { useAdding, write } from './adding'
import styles from './adding.module.css'
import { chooseFiles, offerPaste } from './offers'
import { takePaste } from './pasting'

/** The dialog before anything is in it: three ways in. */
export function Begin() {
  const written = useAdding(state => state.written)
  return (
    <>
      <div className={styles.zone}>
        <FilePlus2 size={28} strokeWidth={1.6} aria-hidden="true" />
        <p className={styles.zoneWords}>Drop files here, or anywhere on the window</p>
        <p className={styles.zoneHint}>Plain text, Markdown and HTML, in any common encoding, many at once</p>
        <Button kind="primary" icon={FolderOpen} onClick={() => void chooseFiles()}>
          Choose files…
        </Button>
      </div>
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
