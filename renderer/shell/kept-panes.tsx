import { setWorkspace, useWorkbench } from '../store'
import { type Pane, SplitPanes } from '../widgets'

/** Panes whose widths this machine remembers for the project, under a name. */
export function KeptPanes({ name, panes }: { name: string; panes: readonly Pane[] }) {
  const sizes = useWorkbench(state => state.workspace.sizes[name])
  return (
    <SplitPanes
      panes={panes}
      sizes={sizes}
      onSizes={next => setWorkspace({ sizes: { ...useWorkbench.getState().workspace.sizes, [name]: next } })}
    />
  )
}
