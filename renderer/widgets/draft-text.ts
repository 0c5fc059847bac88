/** What is being written in a field, from its first letter until the field is left or confirmed. */
export interface Draft {
  readonly text: string
  /** What the owner had when the writing began: what Escape gives back. */
  readonly before: string
  /** What a pause has handed over already; its owner may have tidied it since, and the text stays as it is written. */
  readonly sent: string | null
}

/** The draft after another letter. */
export function written(draft: Draft | null, text: string, value: string): Draft {
  return { text, before: draft?.before ?? value, sent: draft?.sent ?? null }
}

/** Whether a pause, or a page that goes away, has something to hand over. `value` is what the owner has now. */
export function owesAtPause(draft: Draft, value: string): boolean {
  return draft.text !== (draft.sent ?? value)
}

/** Whether leaving the field has: also what a pause handed over and its owner has not taken. */
export function owesAtEnd(draft: Draft, value: string): boolean {
  if (draft.text !== draft.sent) return draft.sent !== null || draft.text !== value
  return value === draft.before && value !== draft.text
}
