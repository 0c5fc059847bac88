/* Two states of a project held against each other: what comparing with a snapshot and reviewing a teammate's file share. */
export { DifferenceView } from './difference-view'
export { Differences } from './differences'
export { allDifferences } from './filter'
export { useDifference } from './use-difference'
export { type Version, Versions } from './versions'
export { type ComparisonWords, counted, recordNames } from './words'
