import { randomFillSync } from 'node:crypto'
import { join } from 'node:path'
import type { Methods } from '#shared/api/contract'
import { Readers } from './apart/readers'
import { emptyMemory, Memory, memorySchema } from './memory'
import { agreementMethods } from './methods/agreement'
import { annotationMethods } from './methods/annotations'
import { articleMethods } from './methods/articles'
import { comparisonMethods } from './methods/comparisons'
import { datasetMethods } from './methods/datasets'
import { editionMethods } from './methods/editions'
import { localMethods } from './methods/local'
import { packMethods } from './methods/packs'
import { projectMethods } from './methods/projects'
import { rescueMethods } from './methods/rescue'
import { reviewMethods } from './methods/review'
import { searchMethods } from './methods/search'
import { snapshotMethods } from './methods/snapshots'
import type { Surroundings } from './open-project'
import { OpenProjects } from './open-projects'
import type { Engine, HostPorts, WorkbenchSession } from './ports'
import { Session } from './session'
import { SettingsFile } from './storage/settings-file'

/** The clock and the dice of this machine. */
export const machine: Surroundings = {
  now: () => new Date(),
  random: dice(),
}

/** Many are cast at a time: to ask the system for each takes longer than anything else that an operation needs. */
function dice(): () => number {
  const cast = new Uint32Array(1_024)
  let next = cast.length
  return () => {
    if (next === cast.length) {
      randomFillSync(cast)
      next = 0
    }
    return (cast[next++] ?? 0) / 2 ** 32
  }
}

/**
 * The engine: one a process. It implements the contract once, for whichever host opens its sessions. Readers that it
 * is given are not its own: who brings them ends them.
 */
export function createEngine(surroundings: Surroundings = machine, brought?: Readers): Engine {
  const readers = brought ?? new Readers()
  const projects = new OpenProjects(surroundings)
  const memories = new Map<string, Promise<Memory>>()

  const memoryOf = (folder: string): Promise<Memory> => {
    let memory = memories.get(folder)
    if (!memory) {
      memory = SettingsFile.open(join(folder, 'settings.json'), memorySchema, emptyMemory).then(
        file => new Memory(file, surroundings.random),
      )
      memories.set(folder, memory)
    }
    return memory
  }

  return {
    async openSession(ports: HostPorts): Promise<WorkbenchSession> {
      const session = new Session(ports, await memoryOf(ports.configFolder), projects)
      const methods: Methods = {
        ...localMethods(session),
        ...projectMethods(session),
        ...articleMethods(session, readers),
        ...annotationMethods(session),
        ...searchMethods(session),
        ...datasetMethods(session, readers),
        ...editionMethods(session, readers),
        ...snapshotMethods(session),
        ...comparisonMethods(session),
        ...agreementMethods(session),
        ...packMethods(session),
        ...rescueMethods(session),
        ...reviewMethods(session, readers),
      }
      return { methods, listen: listener => session.listen(listener), close: () => session.close() }
    },
    async closeEngine() {
      if (!brought) readers.end()
      return projects.closeAll()
    },
  }
}

const engine = createEngine()
export const { openSession, closeEngine } = engine
