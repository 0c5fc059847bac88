import { basename } from 'node:path'

/** The files that git hands to a merge driver under names of its own, for as long as it runs. */
export interface Passing {
  readonly ancestor: string
  readonly ours: string
  readonly theirs: string
  /** The copy of ours that the work is done on. */
  readonly copy: string
}

/**
 * Tells of git’s passing files as what they are versions of. A file is known by its whole name, with its folder or
 * without: a name that only begins or ends so, or is part of a word, is another.
 */
export function namedByGit(passing: Passing, name: string | undefined): (words: string) => string {
  if (name === undefined) return words => words
  const instead = new Map<string, string>()
  for (const [file, told] of [
    [passing.copy, name],
    [passing.ours, name],
    [passing.theirs, `${name} (theirs)`],
    [passing.ancestor, `${name} (base)`],
  ] as const)
    for (const known of [file, basename(file)]) instead.set(known, told)
  const longestFirst = [...instead.keys()].sort((a, b) => b.length - a.length).map(literally)
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}._/\\\\-])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}_-])`,
    'gu',
  )
  return words => words.replace(whole, known => instead.get(known) ?? known)
}

const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
