import { realpath } from 'node:fs/promises'
import { done, type Reply } from '#shared/api/problem'
import { OpenProject, type Surroundings } from './open-project'
import { openStore } from './storage/project-store'

/** The projects open in this process, each once, however many windows show it. */
export class OpenProjects {
  readonly #surroundings: Surroundings
  readonly #open = new Map<string, { readonly project: Promise<Reply<OpenProject>>; windows: number }>()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  get surroundings(): Surroundings {
    return this.#surroundings
  }

  /** Opens the project for one more window. Each that succeeds is owed a `release`. */
  async open(path: string): Promise<Reply<OpenProject>> {
    const key = await realpath(path).catch(() => path)
    let held = this.#open.get(key)
    if (!held) {
      held = { project: this.#read(key), windows: 0 }
      this.#open.set(key, held)
    }
    held.windows++
    const reply = await held.project
    if (!reply.ok) this.#open.delete(key)
    return reply
  }

  /** One window fewer shows it. The last one folds and closes it. */
  async release(project: OpenProject): Promise<void> {
    const held = this.#open.get(project.path)
    if (!held || --held.windows > 0) return
    this.#open.delete(project.path)
    await project.close()
  }

  async closeAll(): Promise<void> {
    const held = [...this.#open.values()]
    this.#open.clear()
    for (const { project } of held) {
      const reply = await project
      if (reply.ok) await reply.value.close()
    }
  }

  async #read(path: string): Promise<Reply<OpenProject>> {
    const store = await openStore(path, this.#surroundings)
    return store.ok ? done(new OpenProject(store.value, this.#surroundings)) : store
  }
}
