import { errorCode, type Files, readRange } from './files'
import { projectFormat, projectVersion } from './project-document'

/** No version will come to more: what says so is no version, but a number that something has been at. */
export const lastVersion = 9_999

/** The version that a project file says it was written in; null where it says none. */
export function versionOf(root: object): number | null {
  const version = 'version' in root ? root.version : undefined
  return typeof version === 'number' && Number.isInteger(version) && version >= 1 && version <= lastVersion
    ? version
    : null
}

/** How a project file begins, as every version writes it. */
const start = new RegExp(`^\\{\\s*"format":\\s*"${projectFormat}",\\s*"version":\\s*(\\d{1,4})\\b`)

/**
 * Whether the project file at `path` says at its start that a newer version wrote it: asked before anything is done
 * beside it. One that says so elsewhere, or is no file at all, is found out when it is read.
 */
export async function isWrittenByNewer(files: Files, path: string): Promise<boolean> {
  try {
    if ((await files.facts(path)).kind !== 'file') return false
    const file = await files.open(path, 'read')
    try {
      const [, version] = start.exec(new TextDecoder().decode(await readRange(file, 0, 256))) ?? []
      return Number(version ?? 0) > projectVersion
    } finally {
      await file.close()
    }
  } catch (error) {
    if (errorCode(error) === '') throw error
    return false
  }
}
