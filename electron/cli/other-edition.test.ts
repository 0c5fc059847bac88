import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anchorAt } from '#shared/anchors/anchor'
import type { ArticleId, ClaimId, LabelId } from '#shared/model/ids'
import type { Compared } from './compare-command'
import { TwoCopies } from './two-copies.test-support'

const first = `# Lorries at the gate

The port authority counted 40 lorries at the northern gate on Monday morning.

A spokeswoman for the harbour said that the crane had been repaired within two days. The rail bridge stayed closed to
goods trains. Residents of the old quarter complained about the noise at night.
`
const corrected = first
  .replace('counted 40', 'counted 46')
  .replace('The rail bridge', 'Divers inspected the quay wall last week. The rail bridge')

let trial: TwoCopies
let theirs: string
beforeEach(async () => {
  trial = await TwoCopies.begin()
  theirs = join(trial.folder, 'apart.claimbench.json')
})
afterEach(() => trial.end())

/** Makes a project of somebody's own with the article in it. */
async function begun(path: string, name: string, text: string) {
  const file = join(trial.folder, `${name}.md`)
  await writeFile(file, text)
  const imported = await trial.claimbench('import', file, '--into', path, '--title', name)
  expect(imported.code).toBe(0)
  const { records, texts } = JSON.parse(await readFile(path, 'utf8')) as {
    readonly records: { readonly articles: readonly { readonly id: ArticleId; readonly textHash: string }[] }
    readonly texts: Readonly<Record<string, string>>
  }
  const [article] = records.articles
  const canonical = article && texts[article.textHash]
  if (!article || canonical === undefined) throw new Error('nothing was imported')
  return { article: article.id, text: canonical }
}

describe('a project that was begun apart on a corrected edition', () => {
  test('is compared and merged: spans in their place, those without one listed and kept', async () => {
    const ours = join(trial.folder, 'ours.claimbench.json')
    await begun(ours, 'first', first)
    const { article, text } = await begun(theirs, 'corrected', corrected)
    const claimOn = (id: string, words: string) => {
      const start = text.indexOf(words)
      const spans = [anchorAt(text, start, start + words.length)]
      return {
        kind: 'claim.create' as const,
        claim: {
          ...{ id: id as ClaimId, article, spans, label: 'label-figure' as LabelId, attribution: null },
          ...{ certainty: null, asOf: null, wording: '', quantity: null, note: '', entities: [] },
          ...{ attributes: {}, status: 'open' as const },
        },
      }
    }
    await trial.perform(
      theirs,
      'bo',
      claimOn('claim-fuzzy', 'counted 46 lorries at the northern gate'),
      claimOn('claim-gone', 'Divers inspected the quay wall'),
    )
    const compared = await trial.claimbench('compare', ours, theirs, '--json')
    const { files, differences } = JSON.parse(compared.out) as Compared
    expect(compared.code).toBe(0)
    expect(files[0]?.base).toEqual({ kind: 'apart', matched: 1, unmatched: 0 })
    expect(Object.fromEntries(differences.map(({ unit, explanation }) => [unit, explanation]))).toEqual({
      'claims/claim-fuzzy': expect.stringMatching(/“counted 40 lorries at the northern gate” \(97 % alike\)/),
      'claims/claim-gone': expect.stringContaining('does not have “Divers inspected the quay wall”'),
    })

    const out = join(trial.folder, 'merged.claimbench.json')
    const merged = await trial.claimbench('merge', ours, theirs, '--out', out)
    expect(merged).toMatchObject({ code: 0, err: '' })
    expect(merged.out).toMatch(
      /Not placeable in “.*”, kept as orphaned spans: “Divers inspected the quay wall”/,
    )
    expect((await trial.claimbench('check', out)).code).toBe(0)
    const { records } = JSON.parse(await readFile(out, 'utf8')) as {
      readonly records: { readonly articles: readonly unknown[]; readonly claims: readonly unknown[] }
    }
    expect(records.articles).toHaveLength(1)
    expect(records.claims).toMatchObject([
      { id: 'claim-fuzzy', spans: [{ quote: 'counted 40 lorries at the northern gate' }] },
      { id: 'claim-gone', edition: expect.any(String), spans: [{ quote: 'Divers inspected the quay wall' }] },
    ])
  })
})
