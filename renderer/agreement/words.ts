import type { CaseDifference, CaseStanding, CaseVerdict } from '#shared/api/agreement-views'

export const differsNames: Readonly<Record<CaseDifference | 'agreed', string>> = {
  missing: 'Not marked by all',
  place: 'Span differs',
  label: 'Label differs',
  details: 'Details differ',
  links: 'Evidence differs',
  agreed: 'All agree',
}

export const standingNames: Readonly<Record<CaseStanding, string>> = {
  open: 'Open',
  later: 'Put off',
  decided: 'Decided',
  changed: 'Changed since',
}

export const verdictNames: Readonly<Record<CaseVerdict, string>> = {
  agreed: 'Accepted',
  chosen: 'One version stands',
  both: 'Every version stands',
  edited: 'A new claim stands',
  none: 'Rejected',
  later: 'Put off',
}

/** The letter by which a version is known in the passage and on its card: A, B, C … */
export const letterOf = (version: number): string => String.fromCharCode(65 + (version % 26))

export const tolerances = [
  { value: '0', label: 'Any overlap' },
  { value: '0.25', label: 'Overlap of ¼' },
  { value: '0.5', label: 'Overlap of ½' },
  { value: '0.75', label: 'Overlap of ¾' },
] as const
