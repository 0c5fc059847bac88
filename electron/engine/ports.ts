import type { FileRequest, Methods } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import type { Problem, Reply } from '#shared/api/problem'

/** What a host gives the engine. The engine imports no host, and so runs under either, and under tests. */
export interface HostPorts {
  readonly host: 'electron' | 'web'
  readonly version: string
  /** The folder with the sample articles and project, as installed. Never written to. */
  readonly sampleFolder: string
  /** Settings, recent projects, sample copies: what this machine remembers about the analyst. */
  readonly configFolder: string
  /** For scripts: what they open is no part of where the analyst was, and is not among the recent projects. */
  readonly forgetful?: boolean
  /** Asks the analyst for files, in the window that the session belongs to. An empty list: cancelled. */
  chooseFiles(request: FileRequest): Promise<readonly string[]>
}

/** One window's conversation with the engine. Sessions in one process share the projects they have open. */
export interface WorkbenchSession {
  readonly methods: Methods
  /** Listens to this session's events until the returned function is called. */
  listen(listener: (event: WorkbenchEvent) => void): () => void
  /** Leaves the project; what came of folding it, where this was the last window that showed it. */
  close(): Promise<Reply<null>>
}

/** The engine as a host sees it. `workbench.ts` is the one; the hosts' own tests may bring another. */
export interface Engine {
  openSession(ports: HostPorts): Promise<WorkbenchSession>
  /** Folds and releases every project that is still open. What could not be folded is in a journal, and the analyst is to be told. */
  closeEngine(): Promise<readonly Problem[]>
}
