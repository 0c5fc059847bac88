/* Two states of a project held against each other: what comparing with a snapshot and reviewing a teammate's file share. */
export { activeIndex } from './active'
export { rowsBetween } from './all-rows'
export { type Comparison, type ComparisonState, makeComparison } from './comparison'
export { DifferenceView } from './difference-view'
export { Differences } from './differences'
export { useDifference } from './use-difference'
export { type Version, Versions } from './versions'
export { type ComparisonWords, counted, countedRecords, recordNames } from './words'
