import { leadKeysToDialog } from '../shell/commands'
import { later } from '../widgets'
import { closeDetails, useDetails } from './details'

const DetailsDialog = later('Article details', async () => (await import('./details-dialog')).DetailsDialog, {
  leadKeys: leadKeysToDialog,
  close: closeDetails,
})

/** Stands in the window for the dialog in which an article's details are corrected. */
export function DetailsHost() {
  const id = useDetails(state => state.article)
  return id ? <DetailsDialog key={id} id={id} /> : null
}
