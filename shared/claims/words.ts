import type { Certainty, ClaimStatus } from '../model/records'

/* What the fixed values of a claim are called, in the window and where differences are told. */

export const certaintyNames: Readonly<Record<Certainty, string>> = {
  fact: 'Stated as fact',
  estimate: 'Stated as estimate',
  reported: 'Reported',
  possible: 'Possible',
  denied: 'Denied',
}

export const statusNames: Readonly<Record<ClaimStatus, string>> = {
  open: 'Open',
  checked: 'Checked',
  'set-aside': 'Set aside',
}
