import type { Stamp } from './records'

/**
 * What a record says, as a record that was made then and has not been changed. Written with `Object.assign`, records of one
 * kind share one hidden class; each that a literal with a spread makes has its own, which is larger and slower to walk.
 */
export const begun = <F extends object>(fields: F, created: Stamp) =>
  Object.assign({}, fields, { created, changed: null })
