/** What a reviewer says about a unit: whose value it gets, a value of its own, or that it is to be decided later. */
export type Verdict =
  | { readonly kind: 'mine' }
  | { readonly kind: 'theirs' }
  /** Both are kept: of a record, that it is there; of words, the one after the other. */
  | { readonly kind: 'both' }
  | { readonly kind: 'edited'; readonly value: unknown }
  | { readonly kind: 'later' }

export interface Ruled {
  readonly verdict: Verdict
  readonly reason: string
}
export type Verdicts = ReadonlyMap<string, Ruled>

/**
 * Verdicts from which nothing is to come but what is theirs to say: `reaches` tells which records these are, by key. Every
 * other stays as mine has it, unless what is chosen cannot be without it, or it without what goes.
 */
export interface Reach {
  reaches(key: string): boolean
}
export const everyRecord: Reach = { reaches: () => true }

export const noVerdicts: Verdicts = new Map()

/** The verdict on a unit if it decides it; nothing where there is none, or it waits. */
export function decisive(verdicts: Verdicts, key: string): Exclude<Verdict, { kind: 'later' }> | undefined {
  const verdict = verdicts.get(key)?.verdict
  return verdict === undefined || verdict.kind === 'later' ? undefined : verdict
}

/** The value that a verdict gives a part. Both of two texts stand one after the other; both of anything else is mine. */
export function valueBy(
  verdict: Exclude<Verdict, { kind: 'later' }>,
  { mine, theirs }: { readonly mine: unknown; readonly theirs: unknown },
): unknown {
  switch (verdict.kind) {
    case 'edited':
      return verdict.value
    case 'theirs':
      return theirs
    case 'both':
      if (typeof mine === 'string' && typeof theirs === 'string' && mine && theirs && mine !== theirs)
        return `${mine}\n\n${theirs}`
      return mine || theirs
    case 'mine':
      return mine
  }
}
