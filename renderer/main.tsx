import './widgets/fonts.css'
import './widgets/tokens.css'
import './widgets/base.css'
import { connect } from './shell/connect'
import { showConnection } from './shell/connection'
import { loadView } from './shell/load-view'
import { startWorkbench, useWorkbench } from './store'

/*
 * The window begins: it asks the engine where the analyst was by whichever transport there is, and while the engine
 * opens the project, loads what shows it; and with it the articles, where an analyst most often is. Another view's program
 * comes as soon as it is known which view it is.
 */
const program = import('./shell/show')
// Where it cannot be loaded, the frame says so when it shows the view.
loadView('articles').catch(() => {})
const started = connect(showConnection)
  .then(startWorkbench)
  .then(() => {
    const { head, workspace } = useWorkbench.getState()
    if (head) loadView(workspace.view).catch(() => {})
  })
  .then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
void show()

async function show(): Promise<void> {
  const { showBeginning, showWindow, showNoStart } = await program
  showBeginning()
  const failure = await started
  if (failure) showNoStart(failure.error)
  else showWindow()
}
