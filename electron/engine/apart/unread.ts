import type { Outcome } from './readings'

/** Why something was not read to its end, as a sentence for the analyst. `file`: its name, or what else it is called. */
export function unread(outcome: Exclude<Outcome<never>, { ended: 'answered' }>, file: string): string {
  switch (outcome.ended) {
    case 'late':
      return `“${file}” takes longer to read than ${inSeconds(outcome.limits.seconds)}. Nothing was added.`
    case 'heavy':
      return `“${file}” takes more memory to read than ${inGigabytes(outcome.limits.megabytes)}. Nothing was added.`
    case 'stopped':
      return `Reading “${file}” was stopped. Nothing was added.`
  }
}

const inGigabytes = (megabytes: number) =>
  megabytes >= 1_024 ? `${Math.round(megabytes / 102.4) / 10} GB` : `${megabytes} MB`
const inSeconds = (seconds: number) => `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
