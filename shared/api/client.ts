import type { Method, Params, Result } from './contract'
import type { WorkbenchEvent } from './events'
import type { Reply } from './problem'

/** How the window reaches the engine. Which transport carries it cannot be told from here. */
export interface Client {
  call<M extends Method>(method: M, params: Params<M>): Promise<Reply<Result<M>>>
  /** Listens to events until the returned function is called. */
  listen(listener: (event: WorkbenchEvent) => void): () => void
}

/** The client of a window that stands on a desktop. */
export interface DesktopClient extends Client {
  /** Where a file lies that was dropped on the window; '' where it lies nowhere, or is no file. */
  pathOf(file: object): string
}
