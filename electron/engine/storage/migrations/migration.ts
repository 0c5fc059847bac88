export type Fields = Readonly<Record<string, unknown>>

/** What a journal's operation is taken into. */
export interface Context {
  /** The hash of the author's operation before this one, in the project as it stands; undefined where there is none. */
  prev(by: string): string | undefined
}

/**
 * Makes what the version before wrote into what this one would have written. Given JSON on which nothing has been
 * checked yet: what it does not recognise it leaves alone, for the checks that follow to find. One file each, which
 * never changes once its version has been released.
 */
export interface Migration {
  readonly to: number
  /** The whole project file; `breathe` is awaited between small parts of the work. */
  document(root: Fields, breathe: () => Promise<void> | undefined): Promise<Fields>
  /** An entry of a journal: `{ operation, inverse }`. */
  entry(entry: unknown, context: Context): unknown
}
