import type { Passage } from '#shared/api/views'
import type { Article } from '#shared/model/records'

const around = 60

/** A place in a text with up to 60 code units either side, cut at spaces where there are any. */
export function passage(article: Article, text: string, start: number, end: number): Passage {
  const before = text.slice(Math.max(0, start - around), start)
  const after = text.slice(end, end + around)
  return {
    article: article.id,
    articleTitle: article.title,
    start,
    end,
    before: start > around ? before.replace(/^\S*\s/, '') : before,
    quote: text.slice(start, end),
    after: end + around < text.length ? after.replace(/\s\S*$/, '') : after,
  }
}
