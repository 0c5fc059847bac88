/* Comments in threads on any record; they travel with the project file. */
export { Comments } from './comments'
