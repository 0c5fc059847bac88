import type { Client } from '#shared/api/client'
import { contract, type Method } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import { emptyWorkspace } from '#shared/api/first-settings'
import { done, type Reply } from '#shared/api/problem'
import type { Told } from '#shared/api/told'
import type { ProjectHead } from '#shared/api/views'
import type { AnnotatorId, OperationId } from '#shared/model/ids'
import { head as emptyHead } from '#shared/testing/project-head'

/* An engine that a test speaks for. */

/** The head of a project that somebody has worked in. */
export const head = (path: string, more: Partial<ProjectHead> = {}): ProjectHead =>
  emptyHead(path, { revision: 4, durable: 4, annotator: 'ada' as AnnotatorId, ...more })

/** The reply to having opened the project at a path. */
export const openedAt = (path: string, more?: Partial<ProjectHead>) =>
  done({ project: head(path, more), workspace: emptyWorkspace })

/** That the project has come to a revision, and so to the version of that number. */
export const changedAt = (revision: number, told: Partial<Told> = {}): WorkbenchEvent => ({
  type: 'changed',
  revision,
  version: revision,
  told: { now: {}, gone: {}, anew: false, ...told },
  operation: { id: 'op' as OperationId, by: 'ada' as AnnotatorId, at: '', title: '' },
  counts: head('').counts,
  undo: { undo: null, redo: null },
})

type Answer = (params: never) => Reply<unknown> | Promise<Reply<unknown>>

/** It shows the project at /a, and answers everything else with nothing, unless it is told an answer. */
export class SpokenEngine {
  calls: [method: Method, params: unknown][] = []
  answers: Partial<Record<Method, Answer>> = {
    'workbench.start': () =>
      done({
        host: 'web',
        version: '0',
        settings: {},
        project: head('/a'),
        workspace: emptyWorkspace,
        recent: [],
      }),
    'project.recent': () => done([]),
  }
  tell: (event: WorkbenchEvent) => void = () => {}

  readonly client: Client = {
    call: async (method, params) => {
      if (!contract[method].params.safeParse(params).success) throw new Error(`${method} is called wrongly`)
      this.calls.push([method, params])
      return (this.answers[method]?.(params as never) ?? done(null)) as never
    },
    listen: listener => {
      this.tell = listener
      return () => undefined
    },
  }
}
