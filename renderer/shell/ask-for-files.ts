import type { FileRequest } from '#shared/api/contract'
import type { Reply } from '#shared/api/problem'
import { call } from '../store'
import { leadKeysToDialog } from './commands'

/** Asks the analyst for files. Keys that are pressed before there is a dialog are meant for it. */
export async function askForFiles(request: FileRequest): Promise<Reply<readonly string[]>> {
  const stop = leadKeysToDialog()
  try {
    return await call('files.choose', request)
  } finally {
    stop()
  }
}
