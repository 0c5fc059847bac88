import { failed, type Problem, type Reply } from '#shared/api/problem'
import { type GreatRemoval, removalInWords } from '#shared/operations/removal'

/** What an analyst is asked before a great part of the annotations goes. */
export function needsConfirmation(removal: GreatRemoval): Reply<never> {
  return failed(
    'needs-confirmation',
    `This removes ${removalInWords(removal)}. A snapshot is taken first, and one undo brings everything back.`,
  )
}

export function notWithoutSnapshot({ code, message, file }: Problem): Reply<never> {
  const what = 'Nothing was removed: the snapshot that is taken first could not be written.'
  return failed(code, `${what} ${message}`, file)
}

/** Where something else was done while it was worked out or a snapshot was being taken, and undo would take back that. */
export const overtaken = failed(
  'cancelled',
  'Something else was done meanwhile, so this was not done. What is in the project is safe; ask for it again.',
)

export const givenUp = failed('cancelled', 'It was given up. Nothing has been changed.')
