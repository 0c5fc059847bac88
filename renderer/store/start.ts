import type { Client } from '#shared/api/client'
import { firstOpening, type WorkbenchEvent } from '#shared/api/events'
import { emptyWorkspace } from '#shared/api/first-settings'
import { type Told, withoutKept } from '#shared/api/told'
import type { ProjectHead } from '#shared/api/views'
import { schemeTables } from '#shared/model/table-names'
import { heardInTurn } from './drawn-first'
import { drawHeldNow } from './drawn-store'
import { attachClient, call } from './engine'
import { forgetOldTexts } from './old-texts'
import { readArticle } from './reading'
import { hasRead, readAnew } from './reading-anew'
import { showHead, showProject } from './shown-project'
import { endWaiting, noteProgress } from './waiting'
import { cache, useWorkbench } from './workbench'
import { writeWorkspace } from './workspace'

/** Connects the window's state to the engine: what is open now, and every event from now on. */
export async function startWorkbench(client: Client): Promise<void> {
  attachClient(client)
  client.listen(event => heardInTurn(() => hear(event)))
  for (const act of ['keydown', 'pointerdown']) window.addEventListener(act, drawHeldNow, { capture: true })
  window.addEventListener('pagehide', () => void writeWorkspace())
  const started = await call('workbench.start', {})
  endWaiting(firstOpening)
  if (!started.ok) throw new Error(started.problem.message)
  const { host, version, settings, project, workspace, recent } = started.value
  showProject(project, {
    host,
    version,
    settings,
    recent,
    ready: true,
    workspace: workspace ?? emptyWorkspace,
  })
  // Asked for before anything is drawn that will ask for it.
  if (project && workspace?.view === 'articles') for (const id of workspace.panes) void readArticle(id)
}

const listeners = new Set<(event: WorkbenchEvent) => void>()
/** What came before the frame stood, such as that the first project could not be opened: it is for the frame to answer. */
const early: WorkbenchEvent[] = []
/** For the few parts of the frame that answer an event themselves: menu commands and the file dialog. */
export function onEvent(listener: (event: WorkbenchEvent) => void): () => void {
  listeners.add(listener)
  // The frame's parts begin to listen in one turn: those that come after this one hear of it too.
  if (early.length > 0) queueMicrotask(() => early.splice(0).forEach(tell))
  return () => listeners.delete(listener)
}

function tell(event: WorkbenchEvent): void {
  if (listeners.size === 0 && (event.type === 'command' || event.type === 'ask')) early.push(event)
  for (const listener of listeners) listener(event)
}

function hear(event: WorkbenchEvent): Promise<void> | void {
  if (event.type !== 'changed' || !event.told.anew || hasRead(event.version)) return take(event)
  return readAnew(() => take(event))
}

function take(event: WorkbenchEvent): void {
  const state = useWorkbench.getState()
  switch (event.type) {
    case 'changed':
      takeTold(hasRead(event.version) ? withoutKept(event.told) : event.told)
      useWorkbench.setState({ head: state.head && headAfter(state.head, event), changes: state.changes + 1 })
      break
    case 'durable':
      useWorkbench.setState({ durable: event.revision })
      break
    case 'trouble':
      useWorkbench.setState({ trouble: event })
      break
    case 'recovered':
      useWorkbench.setState({ trouble: null })
      break
    case 'project':
      showHead(event.project)
      break
    case 'progress':
      noteProgress(event)
      break
    case 'ask':
    case 'command':
      break
  }
  tell(event)
}

function takeTold(told: Told): void {
  forgetOldTexts(told.now.articles ?? [])
  cache.apply(told)
}

function headAfter(head: ProjectHead, event: Extract<WorkbenchEvent, { type: 'changed' }>): ProjectHead {
  const next = { ...head, ...event.undo, counts: event.counts, revision: event.revision }
  const info = event.told.now.info?.[0]
  return {
    ...next,
    ...(info && { title: info.title, guidelines: info.guidelines }),
    ...schemeAfter(event.told),
  }
}

/** The parts of the scheme that the change touched, in their order. */
function schemeAfter({ now, gone }: Told): Partial<ProjectHead> {
  const isTouched = (table: keyof Told['now']) => now[table] !== undefined || gone[table] !== undefined
  const parts: Record<string, unknown> = {}
  for (const table of schemeTables) {
    if (isTouched(table)) parts[table] = [...cache.all(table)].sort((a, b) => a.order - b.order)
  }
  if (isTouched('annotators')) parts.annotators = [...cache.all('annotators')]
  return parts
}
