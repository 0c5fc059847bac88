import { anchorAt } from '#shared/anchors/anchor'
import type { ClaimId } from '#shared/model/ids'
import { claimAt } from '#shared/testing/scene'
import { GrowingProject } from '../../electron/engine/storage/testing/growing-project'
import { writeProject } from '../window/large-file'
import { articleOf } from './article'

/** Writes a project of one article of so many words with so many claims into the folder. Its path. */
export async function longArticleFile(folder: string, words: number, spans: number): Promise<string> {
  const project = new GrowingProject('A long article', ['Bench'], 13)
  const { text, spans: marked } = articleOf(words, spans)
  const article = project.addArticle(text, { title: 'A long article', words })
  for (const { start, end, label } of marked) {
    const says = { label: project.label(label) }
    const claim = claimAt(project.mint<ClaimId>('claim'), article, [anchorAt(text, start, end)], says)
    project.perform(0, { kind: 'claim.create', claim })
  }
  return writeProject(folder, `article-${words}-${marked.length}`, project.document())
}
