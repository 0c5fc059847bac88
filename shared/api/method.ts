import { z } from 'zod'
import type { OperationId } from '../model/ids'
import { articleId } from '../model/records'

/*
 * How the contract's parts state a method: the shape of its parameters, checked at run time, and its result, checked by
 * the compiler.
 */

export const method =
  <R>() =>
  <P extends z.ZodType>(params: P) =>
    ({ params }) as { readonly params: P; readonly result?: R }

export const path = z.string().min(1).max(4096)
export const window = { offset: z.int().min(0), limit: z.int().min(1).max(500) }
/**
 * A part of a list of articles to choose from: those whose titles fit the words, in the order of the library; or those
 * `among` these, whatever the words, for who has chosen some and wants to know what they are called.
 */
export const articleWindow = {
  text: z.string().max(500),
  among: z.array(articleId).max(500).readonly().nullable(),
  ...window,
}
export const none = z.object({})
/**
 * The path of the project that a call is meant for, as its head gives it: what was asked of one is never done to
 * another that has come in its place. Not the project's id, which a teammate's copy of the file shares.
 */
export const shownProject = { project: path }
export const words = z.string().max(500)
/**
 * What a window calls a call that may take long: `progress` events name it while the call runs, and `tasks.cancel`
 * gives it up. Drawn anew for each call, or for several that are given up together.
 */
export const task = z.string().regex(/^[\w-]{1,80}$/)

export interface Performed {
  readonly operation: OperationId
  readonly revision: number
  readonly title: string
}
