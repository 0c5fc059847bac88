import { isFields } from '../json-soundness'
import type { Migration } from './migration'

/*
 * Frozen. Version 3 keeps what reviewing leaves in a project: comments, decisions and adjudications, each a table of its
 * own. A project of version 2 has none of them. Its operations mean what they meant.
 */
export const toVersion3: Migration = {
  to: 3,

  async document(root) {
    if (!isFields(root.records)) return { ...root, version: 3 }
    const records = { ...root.records, decisions: [], adjudications: [], comments: [] }
    return { ...root, version: 3, records }
  },

  entry: entry => entry,
}
