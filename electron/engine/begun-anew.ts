import type { Reply } from '#shared/api/problem'
import { overtaken } from './not-done'

/** How often something is begun where others change the project each time. */
const mostAttempts = 5

/**
 * What comes of an attempt that holds of one state of the project. Where it is `overtaken` it is begun anew, and refused
 * as that where others are ahead of it each time.
 */
export async function begunAnew<T>(attempt: () => Promise<Reply<T>>): Promise<Reply<T>> {
  for (let begun = 1; ; begun++) {
    const came = await attempt()
    if (came !== overtaken || begun === mostAttempts) return came
  }
}
