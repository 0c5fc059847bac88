import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Params } from '#shared/api/contract'
import type { ClaimId } from '#shared/model/ids'
import { signed } from '../engine/methods/perform'
import { value } from '../engine/trial.test-support'
import { CliTrial, sampleFolder } from './cli-trial.test-support'
import { withProject } from './reviewing'

type Body = Params<'project.perform'>['body']

/** The sample, and a copy of it for somebody else to work on. */
export class TwoCopies extends CliTrial {
  readonly theirs = join(this.folder, 'bo.claimbench.json')

  static override async begin(): Promise<TwoCopies> {
    const { folder } = await CliTrial.begin()
    const trial = new TwoCopies(folder)
    await copyFile(await trial.sample(), trial.theirs)
    return trial
  }

  /** Has somebody, who is known by the folder of their settings, do something in a project file. */
  async perform(path: string, who: string, ...bodies: Body[]): Promise<void> {
    const streams = { out: async () => undefined, err: () => undefined }
    const io = { ...streams, version: '0', sampleFolder, configFolder: join(this.folder, who) }
    const performed = await withProject(io, path, async (session, open) => {
      for (const body of bodies) value(await signed(session, open, by => open.perform(body, by)))
      return { ok: true, value: null }
    })
    value(performed)
  }
}

/** Two claims of a project file. */
export async function twoClaims(path: string): Promise<readonly [ClaimId, ClaimId]> {
  const { records } = JSON.parse(await readFile(path, 'utf8')) as {
    readonly records: { readonly claims: readonly { readonly id: ClaimId }[] }
  }
  const [one, two] = records.claims.map(({ id }) => id)
  if (!one || !two) throw new Error('the sample has too few claims')
  return [one, two]
}

export const noteOn = (id: ClaimId, note: string): Body => ({ kind: 'claim.set', id, patch: { note } })
