import { z } from 'zod'
import {
  defaultSettings,
  emptyWorkspace,
  type Settings,
  settings,
  type Workspace,
  workspace,
} from '#shared/api/settings'
import { patchedWorkspace } from '#shared/api/workspace-patch'
import { type AnnotatorId, mintId, type ProjectId } from '#shared/model/ids'
import { type RememberedProject, remembered } from './recent'
import type { SettingsFile } from './storage/settings-file'

/** What this machine remembers, in one file: the analyst, recent projects, and the place in each. */
export const memorySchema = z.object({
  settings,
  recent: z.array(z.object({ path: z.string(), title: z.string(), opened: z.string() })),
  workspaces: z.record(z.string(), workspace),
})
export type Remembered = z.infer<typeof memorySchema>
export const emptyMemory: Remembered = { settings: defaultSettings, recent: [], workspaces: {} }

/** In how many projects the analyst's place is remembered: those last worked on. */
export const projectsWithPlace = 50

/** A project in one place: a pack or a copy has its project's id, and other articles in it. */
export interface PlacedProject {
  readonly id: ProjectId
  readonly path: string
}
const nameOf = ({ id, path }: PlacedProject) => `${id} ${path}`

export class Memory {
  readonly #file: SettingsFile<Remembered>
  readonly #random: () => number

  constructor(file: SettingsFile<Remembered>, random: () => number) {
    this.#file = file
    this.#random = random
  }

  settings(): Settings {
    return this.#file.value.settings
  }

  async setSettings(patch: Partial<Settings>): Promise<Settings> {
    await this.#file.update(value => ({ ...value, settings: { ...value.settings, ...patch } }))
    return this.settings()
  }

  /** Who works on this machine; an id is drawn the first time it is asked for, and stays. */
  async identity(): Promise<{ annotator: AnnotatorId; annotatorName: string }> {
    const { annotator, annotatorName } = this.settings()
    if (annotator) return { annotator, annotatorName }
    const drawn = mintId<AnnotatorId>('annotator', this.#random)
    await this.setSettings({ annotator: drawn })
    return { annotator: drawn, annotatorName }
  }

  recent(): readonly RememberedProject[] {
    return this.#file.value.recent
  }

  async remember(project: RememberedProject): Promise<void> {
    await this.#file.update(value => ({ ...value, recent: remembered(value.recent, project) }))
  }

  async forget(path: string): Promise<void> {
    await this.#file.update(value => ({
      ...value,
      recent: value.recent.filter(project => project.path !== path),
    }))
  }

  /** Where the analyst was in the project; undefined where this machine has not seen it. */
  workspace(project: PlacedProject): Workspace | undefined {
    return this.#file.value.workspaces[nameOf(project)]
  }

  async setWorkspace(project: PlacedProject, patch: Partial<Workspace>): Promise<void> {
    const name = nameOf(project)
    await this.#file.update(value => {
      const { [name]: known = emptyWorkspace, ...others } = value.workspaces
      const next = patchedWorkspace<Partial<Workspace>>(known, patch) as Remembered['workspaces'][string]
      const latest = Object.entries(others).slice(-(projectsWithPlace - 1))
      return { ...value, workspaces: { ...Object.fromEntries(latest), [name]: next } }
    })
  }
}
