import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenStore } from '../engine/storage/project-store'
import { findInstallation } from '../host/installation'
import type { Io } from './io'
import { run } from './run'

export const { root, version, sampleFolder } = findInstallation(import.meta.url)

/** One of the sample articles. */
export const article = (name: string) => join(root, 'seeds/articles', name)

/** A folder of its own for commands to work in, with the place of a project. */
export class CliTrial {
  readonly folder: string
  readonly project: string

  protected constructor(folder: string) {
    this.folder = folder
    this.project = join(folder, 'p.claimbench.json')
  }

  static async begin(): Promise<CliTrial> {
    return new CliTrial(await mkdtemp(join(tmpdir(), 'claimbench-cli-')))
  }

  end(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true })
  }

  /** Runs a command and gives what it printed and how it ended. */
  async claimbench(...argv: string[]) {
    let out = ''
    let err = ''
    const io: Io = {
      out: async text => {
        out += text
      },
      err: text => {
        err += text
      },
      version,
      sampleFolder,
      configFolder: join(this.folder, 'config'),
    }
    const code = await run(argv, io)
    return { code, out, err }
  }

  /** Puts the sample where the project is. */
  async sample(): Promise<string> {
    await copyFile(join(sampleFolder, 'sample.claimbench.json'), this.project)
    return this.project
  }
}

/** One change more, as a window makes it. */
export async function retitled(store: OpenStore, title: string): Promise<void> {
  const { project: open, history } = store
  const by = history[0]?.operation.by as never
  const operation = {
    id: 'op-late' as never,
    by,
    at: '2025-03-21T10:00:00.000Z',
    body: { kind: 'project.set' as const, patch: { title } },
    prev: store.prev(by) as never,
  }
  const [info] = open.all('info')
  if (!info) throw new Error('the sample has no description')
  open.apply({
    info: { added: {}, removed: {}, updated: { [info.id]: [info, { ...info, title }] } },
  })
  const reply = await store.append({ operation, inverse: { info: { [info.id]: { title: info.title } } } })
  if (!reply.ok) throw new Error(reply.problem.message)
}
