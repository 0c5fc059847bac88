import { versionOfC } from './teammates/version-c'
import { versionOfD } from './teammates/version-d'
import { versionOfE } from './teammates/version-e'

/** What teammates have made of the sample, or of its articles by themselves, by where the file is in `seeds`. */
export const teammates: Readonly<Record<string, (folder: string) => string>> = {
  'teammates/analyst-c.claimbench.json': versionOfC,
  'teammates/analyst-d.claimbench.json': versionOfD,
  'parallel/analyst-e.claimbench.json': versionOfE,
}
