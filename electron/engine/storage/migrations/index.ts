import { breather } from '../breathing'
import { toVersion2 } from './0001-to-0002-chains'
import { toVersion3 } from './0002-to-0003-review'
import type { Context, Fields, Migration } from './migration'

/** The way from version 1 to the present one, a step for each version. */
export const migrations: readonly Migration[] = [toVersion2, toVersion3]

/** Brings a project file's JSON, of the version given, to the present one. */
export async function migratedDocument(root: Fields, version: number): Promise<Fields> {
  const breathe = breather()
  let migrated = root
  for (const { document } of migrations.slice(version - 1)) migrated = await document(migrated, breathe)
  return migrated
}

/** Brings a journal's entry, of the version given, to the present one. */
export function migratedEntry(entry: unknown, version: number, context: Context): unknown {
  return migrations.slice(version - 1).reduce((migrated, step) => step.entry(migrated, context), entry)
}
