/* The reader, and what those who place it need to know. */
export { readerKeys } from './keys'
export type * from './props'
export { Reader } from './reader'
