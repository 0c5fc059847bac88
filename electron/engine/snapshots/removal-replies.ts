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
