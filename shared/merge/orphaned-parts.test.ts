import { expect, test } from 'vitest'
import type { OperationBody } from '../operations/operation'
import { Bench } from '../testing/bench'
import { copyOf, merge } from '../testing/branches'
import { checkBranches } from '../testing/merge-orders'
import { hashOf, id, newArticle, newClaim, newLink, newMention, scene, words } from '../testing/scene'
import { conflictsOf, done } from '../testing/two-copies'

/*
 * Somebody gives an article its corrected text and does not know of words that another has marked: only the merge makes
 * them an orphan. Nobody has said so, and it is held against nobody, whichever order the versions come in.
 */

const target = (quote: string) =>
  ({ kind: 'span', article: id<never>('noon'), spans: [words('noon', quote)] }) as const
const [here, there] = ['Up to 3,000 soldiers', '3,000 soldiers crossed']
const { textHash, length, words: count, outline } = newArticle('dawn')
const corrected: OperationBody = {
  kind: 'article.revise',
  id: id('noon'),
  textHash,
  length,
  words: count,
  outline,
  placed: [],
}

interface Marked {
  readonly key: string
  readonly make: OperationBody
  readonly moved: OperationBody
  readonly changed: OperationBody
  readonly remove: OperationBody
}
const marked: readonly Marked[] = [
  {
    key: 'claims/marked',
    make: { kind: 'claim.create', claim: newClaim('marked', 'noon', here) },
    moved: { kind: 'claim.set', id: id('marked'), patch: { spans: [words('noon', there)] } },
    changed: { kind: 'claim.set', id: id('marked'), patch: { note: 'Ask again.' } },
    remove: { kind: 'claim.delete', id: id('marked') },
  },
  {
    key: 'mentions/marked',
    make: { kind: 'mention.create', mention: newMention('marked', 'noon', here, 'lund') },
    moved: { kind: 'mention.set', id: id('marked'), patch: { span: words('noon', there) } },
    changed: { kind: 'mention.set', id: id('marked'), patch: { entity: id('guard') } },
    remove: { kind: 'mention.delete', id: id('marked') },
  },
  {
    key: 'links/marked',
    make: { kind: 'evidence.link', link: newLink('marked', 'four', target(here), null) },
    moved: { kind: 'evidence.set', id: id('marked'), patch: { target: target(there) } },
    changed: { kind: 'evidence.set', id: id('marked'), patch: { note: 'Ask again.' } },
    remove: { kind: 'evidence.unlink', id: id('marked') },
  },
]
const nothing: readonly OperationBody[] = []

/** Copies of one project in which the words are marked, or not yet, each worked on by somebody. */
function copies(before: readonly OperationBody[], ...apart: readonly (readonly OperationBody[])[]): Bench[] {
  const common = new Bench(scene())
  done(common, { kind: 'project.set', patch: { title: 'Begun together' } }, ...before)
  return apart.map((work, i) => {
    const copy = copyOf(common, scene(), ['ada', 'bo', 'cy'][i] ?? 'dee')
    done(copy, ...work)
    return copy
  })
}

test.each(marked)('$key, which one has changed and another removed, and who has done nothing', each => {
  const { make, moved, changed, remove } = each
  for (const change of [moved, changed])
    for (const gone of [
      [remove, corrected],
      [corrected, remove],
    ])
      checkBranches(copies([make], [change], gone, nothing), scene())
})

test.each(marked)('$key, which two have made alike', ({ key, make }) => {
  const versions = copies([], [make], [corrected], [make])
  checkBranches(versions, scene())
  const [ada, bo, cy] = versions as [Bench, Bench, Bench]
  const both = merge(ada, bo, scene(), 'rev').bench
  for (const [mine, theirs] of [
    [both, cy],
    [cy, both],
  ] as const) {
    const result = merge(mine, theirs, scene(), 'dee')
    expect(conflictsOf(result)).toEqual([])
    const [table, name] = key.split('/') as ['claims', string]
    expect(JSON.stringify(result.bench.pure[table].get(id(name)))).toContain(`"edition":"${hashOf('noon')}"`)
  }
})
