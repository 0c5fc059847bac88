import { firstOpening } from '#shared/api/events'
import type { Reply } from '#shared/api/problem'
import type { WorkbenchSession } from '../engine/ports'

/**
 * A session that begins on a project: the one that was asked for (by then), else the one last open, else the sample. It is
 * opened when the window first asks where it stands, so that the window shows it at once. Where it cannot be opened,
 * the window is told to open it itself, and says why not as it always does.
 */
export function withFirstProject(
  session: WorkbenchSession,
  askedFor: () => string | undefined,
): WorkbenchSession {
  let begun: Promise<void> | undefined
  let failed: { readonly command: string; readonly path?: string } | undefined
  const listeners = new Set<Parameters<WorkbenchSession['listen']>[0]>()

  async function begin(): Promise<void> {
    const { methods } = session
    const asked = askedFor()
    const start = await methods['workbench.start']({})
    if (!start.ok || start.value.project) return
    const [last] = start.value.recent
    const path = asked ?? (last?.exists ? last.path : undefined)
    if (path !== undefined) {
      const opened = await methods['project.open']({ path, task: firstOpening })
      if (isAmiss(opened)) failed = { command: 'project.open', path }
    } else if (!last && isAmiss(await methods['project.openSample']({ task: firstOpening })))
      failed = { command: 'project.sample' }
  }

  async function start(): ReturnType<WorkbenchSession['methods']['workbench.start']> {
    // A defect at the first start is not remembered: the next may go better.
    begun ??= begin().catch((error: unknown) => {
      begun = undefined
      throw error
    })
    await begun
    const reply = await session.methods['workbench.start']({})
    if (failed !== undefined) {
      const again = failed
      failed = undefined
      // After the reply, so that the window has shown itself before it shows the failure.
      setImmediate(() => {
        for (const listener of listeners) listener({ type: 'command', ...again })
      })
    }
    return reply
  }

  return {
    methods: { ...session.methods, 'workbench.start': start },
    listen(listener) {
      const stop = session.listen(listener)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        stop()
      }
    },
    close: () => session.close(),
  }
}

/** What the analyst has cancelled is not to be tried again. */
const isAmiss = (reply: Reply<unknown>) => !reply.ok && reply.problem.code !== 'cancelled'
