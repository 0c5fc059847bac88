import type { Article } from '#shared/model/records'
import { useFocus } from './focus'
import { cache, texts } from './workbench'

/**
 * An article that was corrected has another text: it is read again, and what was selected in the old one is not in the
 * new. To be called before the cache has the articles as they are now.
 */
export function forgetOldTexts(now: readonly Article[]): void {
  for (const { id, textHash } of now) {
    if (cache.get('articles', id)?.textHash === textHash || !texts.delete(id)) continue
    useFocus.setState({ selections: [null, null], pending: [] })
  }
}
