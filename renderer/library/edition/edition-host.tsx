import { leadKeysToDialog } from '../../shell/commands'
import { useWorkbench } from '../../store'
import { later } from '../../widgets'
import { leaveEdition, useEdition } from './edition'

const EditionDialog = later(
  'Corrected editions',
  async () => (await import('./edition-dialog')).EditionDialog,
  { leadKeys: leadKeysToDialog, close: leaveEdition },
)

/** Stands in the window for the dialog with which an article's corrected edition is taken in. */
export function EditionHost() {
  const article = useEdition(state => state.article)
  const project = useWorkbench(state => state.head?.path)
  return article && project !== undefined ? <EditionDialog key={article.id} title={article.title} /> : null
}
