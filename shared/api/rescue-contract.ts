import { z } from 'zod'
import { method, path, task } from './method'
import type { Rescued, RescueView } from './rescue-views'
import type { Written } from './views'

/** A project file that cannot be opened because it is damaged. It is read, and never written to; given up, there is no new one. */
export const rescueContract = {
  /** What is wrong with it, part by part, and what could be rescued. Writes nothing. */
  'rescue.examine': method<RescueView>()(z.object({ path, task: task.optional() })),
  /** Writes what can be rescued to a new project file at `into`. Refused where there is a file of that name. */
  'rescue.write': method<Rescued>()(z.object({ path, into: path, task: task.optional() })),
  /** Writes the whole report to `into`: as JSON where that ends in `.json`, else as text. */
  'rescue.saveReport': method<Written>()(z.object({ path, into: path, task: task.optional() })),
  /** Writes an earlier state that is kept beside the damaged file to a new project file at `into`. */
  'rescue.fromSnapshot': method<Written>()(
    z.object({ path, snapshot: z.string().regex(/^[\w.-]{1,80}$/), into: path, task: task.optional() }),
  ),
} as const
