import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentText, type ProjectDocument } from '../../electron/engine/storage/project-document'
import { largeProject } from '../../electron/engine/storage/testing/large-project'

/** Writes a project of so many articles, twenty annotations in each, and as many entities, into the folder. Its path. */
export const largeFile = (folder: string, articles: number): Promise<string> =>
  writeProject(folder, `large-${articles}`, largeProject(articles, articles))

/** Writes the project into the folder, which is made where it is not there. Its path. */
export async function writeProject(folder: string, name: string, document: ProjectDocument): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.claimbench.json`)
  await writeFile(path, documentText(document))
  return path
}
