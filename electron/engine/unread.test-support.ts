import { briefOf, type HistoryEntry } from '#shared/operations/history'

/**
 * An entry whose records nobody may ask for: one that has not been read, or, with its `outline`, one whose records were let
 * go of.
 */
export const unread = (entry: HistoryEntry, kept: Pick<HistoryEntry, 'outline'> = {}): HistoryEntry => ({
  ...kept,
  brief: briefOf(entry),
  get operation(): never {
    throw new Error('its operation was read')
  },
  get inverse(): never {
    throw new Error('what takes it back was read')
  },
})
