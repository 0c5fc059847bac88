import { afterAll } from 'vitest'
import { removeTestFolders } from './test-folders.test-support'

// Of all that is done when a file's tests are finished this comes last: whatever works in the folders has ended.
afterAll(removeTestFolders)
