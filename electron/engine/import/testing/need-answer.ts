import { acceptedFrom } from '#shared/library/accept'
import { deepEqual } from '#shared/model/equal'
import { type ImportInput, type Proposed, proposeArticle } from '../propose'

/**
 * Has an import look at something, whatever it is made of. Throws where it is not answered as promised: with a
 * sentence, or with an article whose text and outline hold what they say, and whose address leads to the web.
 */
export function needAnswer(input: ImportInput): Proposed {
  const proposed = proposeArticle(input)
  if (!proposed.ok) {
    need(proposed.message.length > 10, `it was refused with “${proposed.message}”`)
    return proposed
  }
  const { proposal } = proposed
  need(proposal.title !== '', 'the article has no title')
  need(!/[\\/]/.test(proposal.file), `the file’s name is a path: ${proposal.file}`)
  need(!proposal.url || /^https?:\/\//.test(proposal.url), `its address is ${proposal.url}`)
  const ways = [undefined, proposal.blocks.map(() => true), proposal.blocks.map((_, i) => i % 2 === 0)]
  for (const kept of ways) {
    const { text, outline } = acceptedFrom(proposal, kept)
    need(!/[\r\ufeff]/.test(text) && text.isWellFormed(), 'its text is not canonical')
    const roles = proposal.blocks.filter(
      (block, i) => block.role && (kept ? kept[i] : block.furniture === null),
    )
    const outlined = outline.map(part => [part.role, text.slice(part.start, part.end)])
    const expected = roles.map(block => [block.role, block.text])
    need(deepEqual(outlined, expected), 'its outline is not where its text has it')
  }
  return proposed
}

function need(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}
