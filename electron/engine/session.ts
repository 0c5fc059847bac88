import type { Opened } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import { failed, type Reply } from '#shared/api/problem'
import type { Workspace } from '#shared/api/settings'
import type { ProjectHead } from '#shared/api/views'
import type { AnnotatorId, ProjectId } from '#shared/model/ids'
import type { Memory } from './memory'
import type { OpenProject } from './open-project'
import type { OpenProjects } from './open-projects'
import type { HostPorts } from './ports'
import { firstPlace } from './queries/first-place'
import { headOf } from './queries/head'

/** One window: which project it shows, and whom it hears. */
export class Session {
  readonly ports: HostPorts
  readonly memory: Memory
  readonly projects: OpenProjects
  readonly #listeners = new Set<(event: WorkbenchEvent) => void>()
  #open: { readonly project: OpenProject; readonly stop: () => void } | undefined

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
    return this.#open ? headOf(this.#open.project, this.annotatorIn(this.#open.project)) : null
  }

  /** Runs `act` on the open project; without one the analyst is told. */
  async with<T>(act: (project: OpenProject) => Promise<Reply<T>> | Reply<T>): Promise<Reply<T>> {
    return this.#open ? act(this.#open.project) : failed('not-open', 'No project is open.')
  }

  /** Shows a project that has been opened, in place of the last one, and remembers it. */
  async show(project: OpenProject): Promise<Reply<Opened>> {
    await this.leave()
    const deaf = project.listen(event => this.emit(event))
    const blind = project.onReadOnly(() => this.emit({ type: 'project', project: this.head() }))
    this.#open = {
      project,
      stop: () => {
        deaf()
        blind()
      },
    }
    const head = headOf(project, this.annotatorIn(project))
    await this.memory.remember({ path: project.path, title: head.title, opened: new Date().toISOString() })
    return { ok: true, value: { project: head, workspace: await this.workspaceOf(head.id, project) } }
  }

  /** Where the analyst was in the project, or where one who comes to it for the first time begins. */
  async workspaceOf(id: ProjectId, open: OpenProject): Promise<Workspace> {
    const known = this.memory.workspace(id)
    if (known) return known
    const first = firstPlace(open.project)
    await this.memory.setWorkspace(id, first)
    return first
  }

  /** Leaves the open project; it is folded and released with the last window that shows it. */
  async leave(): Promise<void> {
    const left = this.#open
    this.#open = undefined
    left?.stop()
    if (left) await this.projects.release(left.project)
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
