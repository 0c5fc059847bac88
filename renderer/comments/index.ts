/* Comments in threads on any record; they travel with the project file. */
export { type Brought, Comments } from './comments'
