import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Opened } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import { done, failed, type Problem, type Reply } from '#shared/api/problem'
import type { ProjectHead } from '#shared/api/views'
import type { AnnotatorId } from '#shared/model/ids'
import type { Waiting } from './making'
import type { Memory } from './memory'
import type { OpenProject } from './open-project'
import type { Manner, OpenProjects } from './open-projects'
import type { HostPorts } from './ports'
import { firstPlace } from './queries/first-place'
import { headOf } from './queries/head'
import { unhurried } from './storage/breathing'
import { Course, type TellProgress } from './storage/course'
import { Tasks } from './tasks'

interface Shown {
  readonly project: OpenProject
  readonly stop: () => void
  /** What went wrong when the project before it was left: its analyst should know, whether or not anything was lost. */
  readonly parting: readonly string[]
}

const notOpen = failed('not-open', 'No project is open.')
const cancelled = failed('cancelled', 'It was cancelled. Nothing has been changed.')
/** The same where what was shown had been left by then, of which whoever has cancelled it should be told. */
const cancelledClosed = failed(
  'not-open',
  'Opening it anew was cancelled. The project is closed; its file is as it was.',
)

/** A window that waits while a project is left: how far it has come is told, and `asked` says that it is given up. */
interface LeavingWait {
  readonly tell: TellProgress
  readonly asked: AbortSignal
}
/** A window that waits for a project, in place of the one that is left for it. */
export type OpeningWait = Waiting & LeavingWait

function headOfOpen({ project, parting }: Shown, annotator: AnnotatorId | null): ProjectHead {
  const head = headOf(project, annotator)
  return { ...head, recovery: [...head.recovery, ...parting] }
}

/** What went wrong first, and then that of which the reply is. That it was given up is not all there is to say then. */
const both = (first: Problem, then: Problem): Problem => ({
  ...then,
  code: then.code === 'cancelled' ? first.code : then.code,
  message: `${first.message} ${then.message}`,
  ...(first.lost && { lost: first.lost }),
})

/** One window: which project it shows, and whom it hears. */
export class Session {
  readonly ports: HostPorts
  readonly memory: Memory
  readonly projects: OpenProjects
  readonly tasks = new Tasks((task, what, done, giveUp) =>
    this.emit({ type: 'progress', task, what, done, ...(giveUp !== undefined && { giveUp }) }),
  )
  readonly #listeners = new Set<(event: WorkbenchEvent) => void>()
  #open: Shown | undefined
  #turns: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(ports: HostPorts, memory: Memory, projects: OpenProjects) {
    this.ports = ports
    this.memory = memory
    this.projects = projects
  }

  get project(): OpenProject | undefined {
    return this.#open?.project
  }

  listen(listener: (event: WorkbenchEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit(event: WorkbenchEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  head(): ProjectHead | null {
    return this.#open ? headOfOpen(this.#open, this.annotatorIn(this.#open.project)) : null
  }

  /** Runs `act` on the open project; without one the analyst is told. */
  async with<T>(act: (project: OpenProject) => Promise<Reply<T>> | Reply<T>): Promise<Reply<T>> {
    return this.#open ? act(this.#open.project) : notOpen
  }

  /** Runs `act` on the project at `path`, if that is the one that is shown. */
  async withShown<T>(
    path: string,
    act: (project: OpenProject) => Promise<Reply<T>> | Reply<T>,
  ): Promise<Reply<T>> {
    if (this.#open && this.#open.project.path !== path)
      return failed(
        'not-open',
        `“${basename(path)}” is no longer shown in this window. What was asked for has not been done.`,
        path,
      )
    return this.with(act)
  }

  /**
   * Opens the project whose path `find` gives, in place of the one that is shown. What opens and leaves projects
   * takes turns, so that however often an analyst asks, one project is shown and every other is let go. `found` says how much
   * of all it is to find it.
   */
  open(
    find: (waiting: OpeningWait) => Promise<Reply<string>>,
    task?: string,
    found = 0,
  ): Promise<Reply<Opened>> {
    return this.#awaiting(task, async waiting => {
      const course = new Course(waiting.signal, waiting.tell)
      const path = await find({ ...waiting, ...course.handedOn(found) })
      return path.ok ? this.#openNow(path.value, { ...waiting, ...course.handedOn(1) }) : path
    })
  }

  /** Opens the project that is shown for reading anew, and takes it from the one who was shown to have it: the lock of theirs. */
  takeOver(from: string | null, task?: string): Promise<Reply<Opened>> {
    return this.#awaiting(task, async waiting => {
      if (!this.#open) return notOpen
      const { project } = this.#open
      if (!project.readOnly) return failed('pointless', 'The project can be changed here already.')
      return this.#openAnew(project.path, { takeOver: true, from }, waiting)
    })
  }

  /** Leaves the open project; it is folded and released with the last window that shows it. */
  leave(task?: string): Promise<Reply<null>> {
    return this.tasks.run(task, (_, tell, asked) => this.inTurn(() => this.#leaveNow({ tell, asked })))
  }

  /** Runs `act` in its turn, unless it has been given up by then. */
  #awaiting<T>(
    task: string | undefined,
    act: (waiting: OpeningWait) => Promise<Reply<T>>,
  ): Promise<Reply<T>> {
    return this.tasks.run(task, (signal, tell, asked) =>
      this.inTurn(async () => (signal.aborted ? cancelled : act({ signal, tell, asked }))),
    )
  }

  /** The window has gone: what it shows is let go, and what it had still asked for is not opened. */
  async close(): Promise<Reply<null>> {
    this.tasks.end()
    const left = this.leave()
    this.#closed = true
    return left
  }

  /** Runs `act` when what opens and leaves projects, as it was asked for before, has come to its end. */
  inTurn<T>(act: () => Promise<Reply<T>>): Promise<Reply<T>> {
    const late = this.#closed
    const result = this.#turns.then(() => (late ? failed('cancelled', 'The window has been closed.') : act()))
    this.#turns = result.catch(() => undefined)
    return result
  }

  /** One that can only be read is tried anew: it may have been let go. */
  async #openNow(path: string, waiting: OpeningWait): Promise<Reply<Opened>> {
    const shown = this.#open?.project
    if (shown?.readOnly && shown.path === (await realpath(path).catch(() => path)))
      return this.#openAnew(shown.path, {}, waiting)
    // What is shown is left when the other is there.
    const course = new Course(waiting.signal, waiting.tell)
    const opening = course.handedOn(this.#open ? 0.8 : 1)
    const opened = await this.projects.open(path, { annotator: this.#name() }, opening)
    return opened.ok ? this.#show(opened.value, { ...waiting, ...course.handedOn(1) }) : opened
  }

  /** What the analyst of this machine goes by, for whoever finds the project open. */
  #name(): string {
    return this.memory.settings().annotatorName
  }

  /** What is shown has to be let go first, for it may be our own lock that stands in the way. */
  async #openAnew(path: string, manner: Manner, waiting: OpeningWait): Promise<Reply<Opened>> {
    const before = await this.#leaveNow(waiting)
    const opened = await this.projects.open(
      path,
      { ...manner, afresh: true, annotator: this.#name() },
      waiting,
    )
    const shown = opened.ok ? await this.#show(opened.value, waiting, before) : opened
    if (shown.ok) return shown
    this.emit({ type: 'project', project: null })
    const { problem } = shown.problem.code === 'cancelled' ? cancelledClosed : shown
    // There is no head to say it in.
    return { ok: false, problem: before.ok ? problem : both(before.problem, problem) }
  }

  /**
   * Shows a project that has been opened, in place of the last one, and remembers it. `before`: what came of leaving that one,
   * where it was let go already.
   */
  async #show(
    project: OpenProject,
    waiting: OpeningWait,
    before: Reply<null> = done(null),
  ): Promise<Reply<Opened>> {
    const { path } = project
    const { id, title } = headOf(project, null)
    const known = this.memory.workspace({ id, path })
    // Who comes to it for the first time begins there.
    const workspace = known ?? (await unhurried(firstPlace(project.project)))
    if (waiting.signal.aborted) {
      await this.projects.release(project, new Course(waiting.signal))
      return cancelled
    }
    if (!this.ports.forgetful) {
      const opened = this.projects.surroundings.now().toISOString()
      await this.memory.remember({ path, title, opened })
      if (!known) await this.memory.setWorkspace({ id, path }, workspace)
    }
    const left = await this.#leaveNow(waiting)
    // From here on in one turn: the window hears of every change after the head that it is given, and of none before.
    const deaf = project.listen(event => this.emit(event))
    const blind = project.onReadOnly(() => this.emit({ type: 'project', project: this.head() }))
    this.#open = {
      project,
      parting: [before, left].flatMap(reply => (reply.ok ? [] : reply.problem.message)),
      stop: () => {
        deaf()
        blind()
      },
    }
    return done({ project: headOfOpen(this.#open, this.annotatorIn(project)), workspace })
  }

  /** Giving it up leaves what the file does not hold yet in the journal: the window's end is no reason to. */
  async #leaveNow({ tell, asked }: LeavingWait): Promise<Reply<null>> {
    const left = this.#open
    this.#open = undefined
    left?.stop()
    if (!left) return done(null)
    tell('Closing the project', 0, 'Close now')
    const course = new Course(asked, (what, done) => tell(what, done, 'Close now'))
    return this.projects.release(left.project, course)
  }

  /** The annotator of this machine, if the project knows them. */
  annotatorIn(project: OpenProject): AnnotatorId | null {
    const { annotator } = this.memory.settings()
    return annotator && project.project.get('annotators', annotator) ? annotator : null
  }

  /** The annotator that operations are signed with; joins them to the project at their first. */
  async signer(project: OpenProject): Promise<Reply<AnnotatorId>> {
    const { annotator: id, annotatorName } = await this.memory.identity()
    const known = project.project.get('annotators', id)
    const name = annotatorName || known?.name || 'Analyst'
    if (known && known.name === name) return { ok: true, value: id }
    const joined = known
      ? await project.perform({ kind: 'annotator.set', id, patch: { name } }, id)
      : await project.perform({ kind: 'annotator.add', annotator: { id, name } }, id)
    if (!joined.ok) return joined
    this.emit({ type: 'project', project: this.head() })
    return { ok: true, value: id }
  }
}
