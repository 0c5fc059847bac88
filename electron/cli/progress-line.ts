import type { TellProgress } from '../engine/storage/course'
import type { Io } from './io'

/** What takes longer is said, in milliseconds. */
const longWait = 300

/** A line that says how far something has come, each word in place of the one before. */
export interface ProgressLine {
  readonly tell: TellProgress
  /** Takes the line away: what is said next begins where it stood. */
  clear(): void
}

/** The line of a command that may take long, where somebody sits at a terminal; without one nothing is said. */
export function progressLine(io: Pick<Io, 'err' | 'terminal'>, now = () => performance.now()): ProgressLine {
  const began = now()
  let said = ''
  const say = (text: string) => {
    if (text === said) return
    said = text
    io.err(`\r\u001b[K${text}`)
  }
  return {
    tell(what, done) {
      if (io.terminal && now() - began >= longWait) say(`${what}… ${Math.floor(done * 100)} %`)
    },
    clear: () => say(''),
  }
}
