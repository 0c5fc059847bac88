import { Download, FileText, Folder, House, type LucideIcon, Monitor } from 'lucide-react'
import type { FolderView } from '#shared/api/views'
import styles from './file-dialog.module.css'

const icons: Record<string, LucideIcon> = {
  Home: House,
  Desktop: Monitor,
  Documents: FileText,
  Downloads: Download,
}

/** The usual folders. */
export function Places({ view, go }: { view: FolderView | null; go: (folder: string) => void }) {
  return (
    <nav className={styles.places} aria-label="Places">
      {view?.places.map(place => {
        const Icon = icons[place.name] ?? Folder
        return (
          <button
            key={place.path}
            type="button"
            className={styles.place}
            aria-current={place.path === view.folder ? 'location' : undefined}
            onClick={() => go(place.path)}
          >
            <Icon size={15} aria-hidden="true" />
            {place.name}
          </button>
        )
      })}
    </nav>
  )
}
