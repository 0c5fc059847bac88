import { failed, type Reply } from '#shared/api/problem'

/* Why something was not done though nothing was wrong with it. */

/** The project was changed by something else while it was worked out, or while a snapshot was taken before it. */
export const overtaken = failed(
  'overtaken',
  'Something else was done meanwhile, so this was not done. What is in the project is safe; ask for it again.',
)

/** What was only read. */
export const readingGivenUp = failed('cancelled', 'Reading it was cancelled.')

export const givenUp = failed('cancelled', 'It was given up. Nothing has been changed.')

/** What comes of work that throws where it was given up: then that it was. */
export async function unlessGivenUp<T>(
  signal: AbortSignal,
  work: () => Promise<Reply<T>>,
): Promise<Reply<T>> {
  try {
    return await work()
  } catch (error) {
    if (signal.aborted) return givenUp
    throw error
  }
}
