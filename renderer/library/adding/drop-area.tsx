import { FilePlus2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isProjectDrop, openDropped } from '../../shell/project/dropped-project'
import { useWorkbench } from '../../store'
import { say, underLayer } from '../../widgets'
import { useAdding } from './adding'
import styles from './adding.module.css'
import { offerFiles } from './offers'

/** Takes files that are dropped anywhere on the window, and shows that it would. */
export function DropArea() {
  const [over, setOver] = useState(false)
  useEffect(() => listenForDrops(setOver), [])
  if (!over) return null
  return (
    <div className={styles.drop} aria-hidden="true">
      <p className={styles.dropWords}>
        <FilePlus2 size={28} strokeWidth={1.6} />
        Drop to add articles
      </p>
    </div>
  )
}

function listenForDrops(setOver: (over: boolean) => void): () => void {
  // Entering a child leaves its parent: the window is left when as many have been left as entered.
  let inside = 0
  const stop = new AbortController()
  const { signal } = stop
  const leave = () => {
    inside = 0
    setOver(false)
  }
  window.addEventListener(
    'dragenter',
    event => hasFiles(event) && ++inside === 1 && setOver(whyNot() === null),
    { signal },
  )
  window.addEventListener('dragleave', event => hasFiles(event) && --inside <= 0 && leave(), { signal })
  // Whatever comes of it, the browser must not open the file in the window's place.
  window.addEventListener('dragover', event => hasFiles(event) && event.preventDefault(), { signal })
  window.addEventListener(
    'drop',
    event => {
      if (!hasFiles(event)) return
      leave()
      // Somebody has taken it already: the start screen takes projects.
      if (event.defaultPrevented) return
      event.preventDefault()
      if (event.dataTransfer && isProjectDrop(event.dataTransfer) && !underLayer())
        return openDropped(event.dataTransfer)
      const why = whyNot()
      if (why) say(why)
      else void offerFiles([...(event.dataTransfer?.files ?? [])])
    },
    { signal },
  )
  return () => stop.abort()
}

/** Why no files can be taken now; null where they can. */
function whyNot(): string | null {
  const { head } = useWorkbench.getState()
  if (!head) return 'Open a project first, or make a new one: articles are added to a project.'
  if (head.readOnly) return 'The project is read-only.'
  return underLayer() && !useAdding.getState().open ? 'Close the dialog first.' : null
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
