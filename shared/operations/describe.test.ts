import { expect, test } from 'vitest'
import { IndexedProject } from '../model/indexed-project'
import { id, newClaim, newMention, operation, scene } from '../testing/scene'
import { describe } from './describe'
import type { OperationBody } from './operation'

const said = (body: OperationBody) => describe(operation(body), new IndexedProject(scene()), () => undefined)
const wording = '“They pay for what they take”, the guard said, and nobody had asked them to'

test.each<[OperationBody, string]>([
  [{ kind: 'claim.create', claim: newClaim('new', 'dawn', 'About 4,000') }, 'Marked “About 4,000”'],
  [
    { kind: 'mention.create', mention: spoken(newMention('new', 'dawn', 'Mara Lund', null)) },
    'Marked the mention “They pay for what they take, and they will be asked to p…”',
  ],
  [
    { kind: 'entity.create', entity: { id: id('new'), name: wording, type: null, aliases: [], note: '' } },
    'Added the entity “‘They pay for what they take’, the guard said, and nobody…”',
  ],
  [{ kind: 'article.set', id: id('gone'), patch: { note: 'x' } }, 'Changed the note of an article'],
])('%j is told with one pair of quotation marks', (body, words) => expect(said(body)).toContain(words))

/** The mention as one whose words begin with a quotation mark and go on beyond what is shown. */
function spoken(mention: ReturnType<typeof newMention>) {
  const quote = '“They pay for what they take, and they will be asked to pay for more.'
  return { ...mention, span: { ...mention.span, quote } }
}
