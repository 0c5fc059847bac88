import type { Opened } from '#shared/api/contract'
import { failed, type Reply } from '#shared/api/problem'
import type { Settings, ViewName } from '#shared/api/settings'
import type { Id } from '#shared/model/ids'
import { mintId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import type { RequestedBody } from '#shared/operations/operation'
import { askBeforeRemoving } from './confirming'
import { showDamaged } from './damaged'
import { call } from './engine'
import { reportProblem } from './report'
import { showProject } from './shown-project'
import { unlessGivenUp, waitFor } from './waiting'
import { useWorkbench } from './workbench'
import { setWorkspace, writeWorkspace } from './workspace'

/** A new id for a record that the analyst is making. */
export function newId<I extends Id<string>>(prefix: string): I {
  const drawn = new Uint32Array(1)
  return mintId<I>(prefix, () => (crypto.getRandomValues(drawn)[0] ?? 0) / 2 ** 32)
}

/**
 * Carries out an operation. True once it is on disk; where it is refused the analyst is told why, and it is false. What
 * removes a great part of the annotations is asked about first; false, without a word, where it is then not wanted.
 * `asked`: the analyst has been told already what goes, and wants it.
 */
export async function perform(body: RequestedBody, asked = false): Promise<boolean> {
  return inShown(async project => {
    const reply = await performed(project, body, asked)
    if (reply.ok || reply.problem.code !== 'needs-confirmation') return reply
    if (!(await askBeforeRemoving(reply.problem.message))) return failed('pointless', 'It was not wanted.')
    return performed(project, body, true)
  })
}

/** What may take long is waited for, and can be given up; a key that marks a claim has nothing to do with that. */
function performed(project: string, body: RequestedBody, confirmed: boolean) {
  const ask = (task?: string) =>
    call('project.perform', { project, body, ...(confirmed && { confirmed }), ...(task && { task }) })
  return mayBeLong(body) ? waitFor('Working out what changes', ask) : ask()
}

const longKinds: ReadonlySet<string> = new Set(['article.remove', 'entity.delete', 'entity.merge'])
/** How many parts of a batch take no time to speak of. */
const few = 50

const mayBeLong = (body: RequestedBody) =>
  body.kind === 'batch' ? body.operations.length > few : longKinds.has(body.kind)

/** Takes the last operation back, or the one that is being asked for. What that was, in words; null where it was not done. */
export async function undo(): Promise<string | null> {
  let what: string | null = null
  const done = await inTurn((project, before) => {
    if (meansRefused(before)) return failed('cancelled', 'There was nothing of it to undo.')
    what = useWorkbench.getState().head?.undo ?? null
    return waitFor('Undoing', task => call('project.undo', { project, task }))
  }, 'undo')
  return done ? (what ?? '') : null
}

/** Does again what was undone last. What that was, in words; null where it was not done. */
export async function redo(): Promise<string | null> {
  let what: string | null = null
  const done = await inTurn(project => {
    what = useWorkbench.getState().head?.redo ?? null
    return waitFor('Redoing', task => call('project.redo', { project, task }))
  })
  return done ? (what ?? '') : null
}

/** The same as `perform`, after all that was asked for before: `make` says then what it is, or that it is nothing. */
export const performInTurn = (make: () => RequestedBody | null): Promise<boolean> =>
  inTurn(project => {
    const body = make()
    return body ? performed(project, body, false) : failed('pointless', 'It is so already.')
  })

/** What came of what was asked for; of an undo, only that it was one. */
type Outcome = 'done' | 'refused' | 'undo'
type Ask = (project: string, before: readonly Outcome[]) => Reply<unknown> | Promise<Reply<unknown>>

/**
 * Whether what the next undo is meant for was refused: whoever takes that back does not mean what was done before it.
 * Each undo is for one operation, so that those of earlier undos are passed over with them.
 */
function meansRefused(before: readonly Outcome[]): boolean {
  let undos = 0
  for (const outcome of before.toReversed()) {
    if (outcome === 'undo') undos++
    else if (undos-- === 0) return outcome === 'refused'
  }
  return false
}

/** After all that was asked for before: a long operation is worked out in steps, and the next key is about what comes of it. */
function inTurn(ask: Ask, as?: 'undo'): Promise<boolean> {
  const before = Promise.all(underWay)
  const asked = inShown(async project => ask(project, await before), as)
  lastTurn = asked.catch(() => false)
  return asked
}

/** Over when nothing waits for its turn any more. */
let lastTurn: Promise<unknown> = Promise.resolve()

const underWay = new Set<Promise<Outcome>>()
/** Done when all that was asked for until now is on disk, or was refused. */
export const whenDone = (): Promise<unknown> => Promise.all(underWay)
/** Whether something has been asked for that the engine has not answered yet. */
export const isUnderWay = (): boolean => underWay.size > 0

/** Asks for a change of the project that the window shows at this moment, and of no other. */
async function inShown(ask: (project: string) => Promise<Reply<unknown>>, as?: 'undo'): Promise<boolean> {
  const { head } = useWorkbench.getState()
  if (!head) return reported(failed('not-open', 'No project is open.'))
  const asking = ask(head.path)
  const ended = (outcome: Outcome) => {
    underWay.delete(over)
    return outcome
  }
  const over: Promise<Outcome> = asking.then(
    reply => ended(as ?? (reply.ok || reply.problem.code === 'pointless' ? 'done' : 'refused')),
    () => ended(as ?? 'refused'),
  )
  underWay.add(over)
  return reported(await asking)
}

function reported(reply: Reply<unknown>): boolean {
  if (!reply.ok && reply.problem.code !== 'pointless') reportProblem(reply.problem)
  return reply.ok
}

/**
 * Has the window wait for what leaves the project that is shown, once all is asked for that waits for its turn: an undo
 * that the engine knows nothing of yet would be lost. Given up before, the project is not left.
 */
async function leaving<T>(title: string, ask: (task: string) => Promise<Reply<T>>): Promise<Reply<T>> {
  await writeWorkspace()
  return waitFor(title, async task =>
    (await unlessGivenUp(task, lastTurn)) ? ask(task) : failed('cancelled', ''),
  )
}

/**
 * Opens a project in this window, in place of the one that is open. Where its file is damaged, the analyst is shown what
 * is wrong with it and what can be done.
 */
export async function openProject(path: string): Promise<boolean> {
  const name = path.replace(/.*[/\\]/s, '')
  const reply = await leaving(`Opening “${name}”`, task => call('project.open', { path, task }))
  if (reply.ok || reply.problem.code !== 'damaged') return opened(reply)
  showDamaged(path)
  return false
}

/** Opens the project that is shown for reading, because another has it, for writing: takes it from the lock of theirs. */
export async function takeOver(from: string | null): Promise<boolean> {
  return opened(
    await waitFor('Opening the project to write to it', task => call('project.takeOver', { from, task })),
  )
}

export async function createProject(path: string, title: string): Promise<boolean> {
  return opened(
    await leaving(`Making ${inQuotes(title)}`, task => call('project.create', { path, title, task })),
  )
}

export async function openSample(): Promise<boolean> {
  return opened(await leaving('Opening the sample project', task => call('project.openSample', { task })))
}

export async function importDataset(path: string, into: string): Promise<boolean> {
  return opened(await leaving('Reading the dataset', task => call('dataset.import', { path, into, task })))
}

export async function closeProject(): Promise<void> {
  const title = useWorkbench.getState().head?.title ?? ''
  let begun = false
  const left = await leaving(`Closing ${inQuotes(title)}`, task => {
    begun = true
    return call('project.close', { task })
  })
  if (!begun) return
  if (left.ok || left.problem.code !== 'cancelled') reported(left)
  const recent = await call('project.recent', {})
  showProject(null, recent.ok ? { recent: recent.value } : {})
}

function opened(reply: Reply<Opened>): boolean {
  if (!reply.ok) {
    if (reply.problem.code !== 'cancelled') reportProblem(reply.problem)
    return false
  }
  showProject(reply.value.project, { workspace: reply.value.workspace })
  return true
}

export async function setSettings(patch: Partial<Omit<Settings, 'annotator'>>): Promise<void> {
  useWorkbench.setState(state => ({ settings: { ...state.settings, ...patch } }))
  const reply = await call('settings.set', { patch })
  if (reply.ok) useWorkbench.setState({ settings: reply.value })
  else reportProblem(reply.problem)
}

export function setView(view: ViewName): void {
  setWorkspace({ view })
}
