import { contract, type Methods } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import { done, failed, type Problem, type Reply } from '#shared/api/problem'
import { defaultSettings, emptyWorkspace, type Settings } from '#shared/api/settings'
import type { ProjectHead, RecentProject } from '#shared/api/views'
import { head } from '#shared/testing/project-head'
import type { Engine, HostPorts, WorkbenchSession } from '../engine/ports'

/**
 * For the hosts' tests: an engine that opens every project whose name does not begin with `broken`, remembers
 * which calls reached it, and says what a test tells it to. It keeps no articles.
 */
export class StandInEngine implements Engine {
  readonly sessions: StandInSession[] = []
  recent: RecentProject[] = []
  settings: Settings = defaultSettings
  folded = 0

  openSession = async (ports: HostPorts): Promise<StandInSession> => {
    const session = new StandInSession(this, ports)
    this.sessions.push(session)
    return session
  }

  /** What cannot be folded when the engine is closed. */
  unfolded: readonly Problem[] = []

  closeEngine = async (): Promise<readonly Problem[]> => {
    this.folded++
    return this.unfolded
  }
}

export class StandInSession implements WorkbenchSession {
  readonly calls: string[] = []
  closed = false
  project: ProjectHead | null = null
  readonly methods: Methods
  readonly #listeners = new Set<(event: WorkbenchEvent) => void>()

  constructor(
    readonly engine: StandInEngine,
    readonly ports: HostPorts,
  ) {
    const unanswered = Object.keys(contract).map(name => [
      name,
      async () => failed('not-open', `No project is open (${name}).`),
    ])
    this.methods = { ...(Object.fromEntries(unanswered) as Methods), ...this.#answered() }
  }

  listen = (listener: (event: WorkbenchEvent) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What comes of leaving the project with this window. */
  parting: Reply<null> = done(null)

  close = async (): Promise<Reply<null>> => {
    this.closed = true
    return this.parting
  }

  tell(event: WorkbenchEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  #answered() {
    const open = async (path: string) => {
      this.calls.push(`open ${path}`)
      if (path.split('/').at(-1)?.startsWith('broken')) return failed('damaged', `${path} is broken.`, path)
      this.project = head(path)
      this.tell({ type: 'project', project: this.project })
      return done({ project: this.project, workspace: emptyWorkspace })
    }
    return {
      'workbench.start': async () => {
        this.calls.push('start')
        const { host, version } = this.ports
        const { settings, recent } = this.engine
        return done({ host, version, settings, project: this.project, workspace: null, recent })
      },
      'settings.set': async ({ patch }) => {
        this.engine.settings = { ...this.engine.settings, ...patch }
        return done(this.engine.settings)
      },
      'project.open': ({ path }) => open(path),
      'project.openSample': () => open('/sample/sample.claimbench.json'),
      'project.close': async () => {
        this.project = null
        this.tell({ type: 'project', project: null })
        return done(null)
      },
      'project.recent': async () => done(this.engine.recent),
      'files.choose': async request => done(await this.ports.chooseFiles(request)),
      'search.find': async () => {
        throw new Error('A defect that the test planted.')
      },
    } satisfies Partial<Methods>
  }
}
