import { seededRandom } from '#shared/agreement/seeded-random'
import { anchorAt } from '#shared/anchors/anchor'
import type { AnnotatorId, ArticleId } from '#shared/model/ids'
import { emptyProject, type Project } from '#shared/model/project'
import type { Article, Claim } from '#shared/model/records'

/** Articles at 1×, and what each of the annotators marked in each. */
const articles = 62
const claimsEach = 20

export const annotators = ['ada', 'bo'] as AnnotatorId[]
const labels = ['fact', 'figure', 'quote', 'forecast', 'denial']
const sentence = 'Officials said that about four thousand soldiers were hurt; the ministry denied it all. '
const text = sentence.repeat(claimsEach + 1)

/** The same articles marked by two annotators, who agree about most of it: a project with `scale` times 250 articles. */
export function coded(scale: number): Project {
  const random = seededRandom(11)
  const project = emptyProject() as unknown as Record<string, Map<string, unknown>>
  for (const id of annotators) project.annotators?.set(id, { id, name: id })
  for (let at = 0; at < articles * scale; at++) {
    const article = `article-${at}` as ArticleId
    const hash = at.toString(16).padStart(64, '0')
    const made = { created: { by: 'ada', at: '2025-01-06T09:00:00.000Z' }, changed: null }
    project.texts?.set(hash, text)
    const about = {
      source: '',
      byline: '',
      date: null,
      url: '',
      language: 'en',
      direction: 'ltr',
      outline: [],
    }
    project.articles?.set(article, {
      ...{ id: article, title: `Report ${at}`, ...about, textHash: hash, length: text.length, words: 300 },
      ...{ reliability: null, credibility: null, status: 'done', note: '', ...made },
      origin: { file: 'x.txt', format: 'text', encoding: 'utf-8' },
    } as unknown as Article)
    for (const by of annotators)
      for (let i = 0; i < claimsEach; i++) {
        if (random() < 0.1) continue
        const start = i * sentence.length + (random() < 0.2 ? 15 : 0)
        const agreed = random() < 0.75 ? i % labels.length : Math.floor(random() * labels.length)
        const id = `claim-${by}-${at}-${i}`
        project.claims?.set(id, {
          ...{ id, article, spans: [anchorAt(text, start, start + 60)], label: `label-${labels[agreed]}` },
          ...{
            attribution: null,
            certainty: i % 3 === 0 ? 'likely' : null,
            asOf: null,
            wording: '',
            note: '',
          },
          ...{ quantity: null, entities: [], attributes: {}, status: 'open' },
          ...{ created: { by, at: '2025-01-06T09:00:00.000Z' }, changed: null },
        } as unknown as Claim)
      }
  }
  return project as unknown as Project
}
