import { leadKeysToDialog, useCommands } from '../../shell/commands'
import { useWorkbench } from '../../store'
import { later } from '../../widgets'
import { askArticles, stopAdding, useAdding } from './adding'
import { DropArea } from './drop-area'

const AddDialog = later('Adding articles', async () => (await import('./add-dialog')).AddDialog, {
  leadKeys: leadKeysToDialog,
  close: stopAdding,
})

/** Brings articles in from wherever the analyst is: the command, files dropped on the window, and the dialog. */
export function AddArticlesHost() {
  const open = useAdding(state => state.open)
  const project = useWorkbench(state => state.head?.path)
  useCommands([
    {
      id: 'articles.add',
      title: 'Add articles…',
      group: 'Articles',
      keys: ['Mod+I'],
      also: ['import', 'files', 'paste', 'drop'],
      when: () => {
        const { head } = useWorkbench.getState()
        return head !== null && (head.readOnly ? 'The project is read-only.' : true)
      },
      run: askArticles,
    },
  ])
  return (
    <>
      <DropArea />
      {open && project !== undefined && <AddDialog key={project} />}
    </>
  )
}
