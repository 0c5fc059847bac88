import { autumnClaims } from './claims-autumn'
import { winterClaims } from './claims-winter'

/** The claims in the order in which the analysts marked them, by a short name for use in this folder. */
export const claims = { ...autumnClaims, ...winterClaims }
export type ClaimName = keyof typeof claims
