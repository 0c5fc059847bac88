import type { Problem } from '#shared/api/problem'
import type { Io } from './io'

/** How a command ended, for scripts. `docs/cli.md` explains them. */
export const exitCodes = {
  done: 0,
  /** There is something to look at: findings, or files that were refused. */
  findings: 1,
  wrongUse: 2,
  /** A file could not be read or written. */
  files: 3,
  defect: 4,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Says on stderr why a command could not do its work. */
export function refuse(io: Io, problem: Problem): ExitCode {
  io.err(`claimbench: ${problem.message}\n`)
  return exitCodes.files
}

/** Prints a command's result: one JSON value for programs, or lines for people. */
export function print(io: Io, json: boolean, value: unknown, lines: readonly string[]): Promise<void> {
  return io.out(json ? `${JSON.stringify(value, null, 2)}\n` : lines.map(line => `${line}\n`).join(''))
}
