import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentText, emptyDocument } from '../../electron/engine/storage/project-document'
import { begun, notedAll, type Worked } from '../compare/two-versions'

/** Differences of each article: a note on every claim of it. */
const each = 10

export interface TwoFiles {
  readonly mine: string
  /** A teammate’s version, which lies beside it. */
  readonly theirs: string
}

/** Writes a project and a teammate’s version of it that differs from it so often, into the folder. */
export async function twoFiles(folder: string, differences: number): Promise<TwoFiles> {
  const base = begun(differences / each / 1_000)
  const mine = await write(folder, 'mine', base)
  return { mine, theirs: await write(folder, 'theirs', notedAll(base, 'bo')) }
}

async function write(folder: string, name: string, { project, history }: Worked): Promise<string> {
  const path = join(folder, `${name}.claimbench.json`)
  const saved = '2025-01-07T09:00:00.000Z'
  await writeFile(path, documentText({ ...emptyDocument, saved, project: project.snapshot(), history }))
  return path
}
