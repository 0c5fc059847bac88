import { versionOfC } from './teammates/version-c'
import { versionOfD } from './teammates/version-d'
import { versionOfE } from './teammates/version-e'

/** The teammates' versions of the sample, by the name of the file in `seeds/teammates`. */
export const teammates: Readonly<Record<string, (folder: string) => string>> = {
  'analyst-c.claimbench.json': versionOfC,
  'analyst-d.claimbench.json': versionOfD,
  'analyst-e-began-apart.claimbench.json': versionOfE,
}
