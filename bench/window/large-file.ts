import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentText } from '../../electron/engine/storage/project-document'
import { largeProject } from '../../electron/engine/storage/testing/large-project'

/** Writes a project of so many articles, twenty annotations in each, and as many entities, into the folder. Its path. */
export async function largeFile(folder: string, articles: number): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `large-${articles}.claimbench.json`)
  await writeFile(path, documentText(largeProject(articles, articles)))
  return path
}
