import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentText, type ProjectDocument } from '../../electron/engine/storage/project-document'
import { largeProject } from '../../electron/engine/storage/testing/large-project'
import { folderUntilTheEnd } from '../until-the-end'

/** What has been made in this run: several benches want the same, and the largest takes half a minute. */
const made = new Map<number, Promise<string>>()
let folder: string | null = null

/**
 * The path of a project of so many articles, twenty annotations in each, and as many entities. It is there until the
 * run ends, for every bench: who changes it works on a copy.
 */
export function largeFile(articles: number): Promise<string> {
  const path =
    made.get(articles) ??
    writeProject(
      (folder ??= folderUntilTheEnd('large')),
      `large-${articles}`,
      largeProject(articles, articles),
    )
  made.set(articles, path)
  return path
}

/** Writes the project into the folder, which is made where it is not there. Its path. */
export async function writeProject(folder: string, name: string, document: ProjectDocument): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.claimbench.json`)
  await writeFile(path, documentText(document))
  return path
}
