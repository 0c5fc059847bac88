import { acceptedFrom } from '#shared/library/accept'
import { counted } from '#shared/model/counted'
import { call, openArticle, reportProblem, setView, undoing, useWorkbench, waitFor } from '../../store'
import { returnToView, toast } from '../../widgets'
import { stopAdding, useAdding } from './adding'
import { standings } from './standing'

/** Adds everything on the list that can be, as one change. True once it is on disk. */
export async function addAll(): Promise<boolean> {
  const { incoming } = useAdding.getState()
  const states = standings(incoming)
  const articles = incoming.flatMap(({ draft }, i) =>
    draft && states[i]?.kind === 'new' ? [acceptedFrom(draft.proposal, draft.kept, draft.grading)] : [],
  )
  const reply = await waitFor('Adding articles', task => call('articles.add', { articles, task }))
  if (!reply.ok) {
    reportProblem(reply.problem)
    return false
  }
  const { added, duplicates } = reply.value
  returnToView()
  stopAdding()
  setView('articles')
  const [first] = added
  if (first && useWorkbench.getState().workspace.panes.length === 0) openArticle(first)
  const known = duplicates > 0 ? ` ${counted(duplicates, 'was', 'were')} in the project already.` : ''
  if (first)
    toast({
      text: `Added ${counted(added.length, 'article')}.${known}`,
      action: undoing(),
    })
  else toast({ kind: 'info', text: `Nothing was added.${known}` })
  return true
}
