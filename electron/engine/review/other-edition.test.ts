import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anchorAt } from '#shared/anchors/anchor'
import { acceptedFrom } from '#shared/library/accept'
import type { ArticleId, ClaimId, EntityId, LinkId, MentionId } from '#shared/model/ids'
import type { WorkbenchSession } from '../ports'
import { value } from '../trial.test-support'
import { type Body, ReviewTrial } from './testing/review-trial'

const first = `The port authority counted 40 lorries at the northern gate on Monday morning.

A spokeswoman for the harbour said that the crane had been repaired within two days. The rail bridge stayed closed to
goods trains. Residents of the old quarter complained about the noise at night.

The ministry of transport expects the second quay to open in spring. Work on it began three years ago.
`
const corrected = first
  .replace('counted 40 lorries', 'counted 46 lorries')
  .replace('The rail bridge', 'Divers inspected the quay wall last week. The rail bridge')
const elsewhere =
  'A wholly different report on a football match, which ended without goals after extra time.\n'

const path = () => join(on.trial.folder, 'apart.claimbench.json')
let on: ReviewTrial
let ours: ArticleId
beforeEach(async () => {
  on = await ReviewTrial.begin()
  ours = await add(on.trial.session, first, { source: 'The Harbour Post' })
})
afterEach(() => on.end())

type Told = Partial<Record<'title' | 'source' | 'url', string>>

async function add(window: WorkbenchSession, text: string, told: Told): Promise<ArticleId> {
  const [found] = value(
    await window.methods['articles.propose']({ sources: [{ pasted: text, html: false }] }),
  )
  if (!found?.ok) throw new Error('the text was not taken')
  const accepted = { ...acceptedFrom(found.proposal), ...told }
  return value(await window.methods['articles.add']({ articles: [accepted] })).added[0] as ArticleId
}

/** A project of somebody else, with the corrected edition, four claims, a mention and evidence in it. */
async function begunApart(text: string, told: Told): Promise<ArticleId> {
  const window = await on.window('Dee')
  value(await window.methods['project.create']({ path: path(), title: 'Apart' }))
  const article = await add(window, text, told)
  const perform = async (body: Body) =>
    value(await window.methods['project.perform']({ project: path(), body }))
  const canonical = value(await window.methods['articles.read']({ id: article })).text
  const span = (words: string) => {
    const start = canonical.indexOf(words)
    if (start < 0) throw new Error(`the text does not say “${words}”`)
    return anchorAt(canonical, start, start + words.length)
  }
  const claim = async (id: string, words: string) => {
    const blank = await on.trial.claimOf(ours, 'Monday', id)
    await perform({ kind: 'claim.create', claim: { ...blank, article, spans: [span(words)] } })
  }
  await claim('claim-exact', 'at the northern gate')
  await claim('claim-fuzzy', 'counted 46 lorries at the northern gate')
  await claim('claim-moved', 'Residents of the old quarter complained')
  await claim('claim-gone', 'Divers inspected the quay wall')
  await perform({
    kind: 'entity.create',
    entity: { id: 'entity-ministry-apart' as EntityId, name: 'Transport', type: null, aliases: [], note: '' },
  })
  await perform({
    kind: 'mention.create',
    mention: {
      id: 'mention-apart' as MentionId,
      article,
      span: span('ministry of transport'),
      entity: 'entity-ministry-apart' as EntityId,
    },
  })
  await perform({
    kind: 'evidence.link',
    link: {
      id: 'link-apart' as LinkId,
      claim: 'claim-moved' as ClaimId,
      target: { kind: 'span', article, spans: [span('the quay wall last week')] },
      stance: null,
      confidence: null,
      note: '',
    },
  })
  return article
}

const articleRow = async (review: string) => {
  const asked = { review, file: 0, tables: ['articles' as const], offset: 0, limit: 10 }
  const [row] = value(await on.methods['review.mappingRows'](asked)).rows
  return row
}
const explained = async (review: string, unit: string) => {
  const row = (await on.rows(review)).find(each => each.unit === unit)
  if (!row) throw new Error(`nothing is told of ${unit}`)
  return value(await on.methods['review.read']({ review, key: row.key })).explanation
}

describe('an article that was begun apart in another edition', () => {
  it('is known by its source and title; what they marked stands where ours has it, or waits without a place', async () => {
    await begunApart(corrected, { source: 'The Harbour Post' })
    const head = await on.open(path())
    expect(await articleRow(head.id)).toMatchObject({ how: 'edition', into: { id: ours }, uses: 6 })
    expect(head.files[0]?.base).toEqual({ kind: 'apart', matched: 1, unmatched: 0 })
    expect(head.files[0]?.notes).toEqual([
      expect.stringMatching(
        /is here in another edition.*Of 6 spans 4 have a place in it, 1 of them in other words/,
      ),
      expect.stringMatching(/Not placeable.*“Divers inspected the quay wall”, “the quay wall last week”/),
    ])
    expect(await explained(head.id, 'claims/claim-fuzzy')).toMatch(
      /other words there: “counted 46 lorries at the northern gate” is “counted 40 lorries at the northern gate” \(97 % alike\)/,
    )
    expect(await explained(head.id, 'claims/claim-moved')).toContain('the same words elsewhere')
    expect(await explained(head.id, 'claims/claim-exact')).not.toContain('edition')
    expect(await explained(head.id, 'claims/claim-gone')).toContain('waits among the orphaned spans')

    await on.finish(head.id)
    const { text } = value(await on.methods['articles.read']({ id: ours }))
    const taken = async (id: string) => await on.claimNow(id as ClaimId)
    for (const id of ['claim-exact', 'claim-fuzzy', 'claim-moved']) {
      const claim = await taken(id)
      const [span] = claim?.spans ?? []
      expect(claim).toMatchObject({ article: ours })
      expect(claim).not.toHaveProperty('edition')
      expect(text.slice(span?.start, span?.end)).toBe(span?.quote)
    }
    expect((await taken('claim-fuzzy'))?.spans[0]?.quote).toBe('counted 40 lorries at the northern gate')
    expect(await taken('claim-gone')).toMatchObject({
      article: ours,
      edition: expect.stringMatching(/^[0-9a-f]{64}$/),
      spans: [{ quote: 'Divers inspected the quay wall' }],
    })
    const { links = [], mentions = [] } = value(await on.methods['articles.read']({ id: ours })).slice
    expect(mentions).toMatchObject([{ span: { quote: 'ministry of transport' } }])
    expect(links).toMatchObject([
      {
        target: { article: ours, edition: expect.any(String), spans: [{ quote: 'the quay wall last week' }] },
      },
    ])
    expect((await on.open(path())).progress).toMatchObject({ left: 0 })
  })

  it('is known by much of the text alone', async () => {
    await begunApart(corrected, { title: 'Named anew' })
    expect(await articleRow((await on.open(path())).id)).toMatchObject({ how: 'edition', into: { id: ours } })
  })

  it('is not proposed for what another paper printed', async () => {
    await begunApart(corrected, { source: 'The Evening Ledger', title: 'Named anew' })
    const head = await on.open(path())
    expect(await articleRow(head.id)).toMatchObject({ how: 'new', into: null })
  })

  it('comes as new where the reviewer says so; and what the reviewer says is an edition is placed as one', async () => {
    const [{ title = '' } = {}] = value(await on.methods['articles.read']({ id: ours })).slice.articles ?? []
    const article = await begunApart(corrected, { source: 'The Harbour Post', title })
    const head = await on.open(path())
    const map = async (review: string, into: ArticleId | null) =>
      value(
        await on.methods['review.map']({
          ...{ task: 'map', review, file: 0 },
          set: [{ table: 'articles', id: article, into }],
        }),
      )
    const asNew = await map(head.id, null)
    expect(await on.standings(asNew.id)).toHaveProperty(`articles/${article}`)
    expect(asNew.files[0]?.notes).toEqual([])
    expect(asNew.doubts).toEqual([
      expect.stringContaining('comes in as a new article, though one of that title'),
    ])
    const chosen = await map(head.id, ours)
    expect(chosen.doubts).toEqual([])
    expect(await articleRow(chosen.id)).toMatchObject({ how: 'chosen' })
    expect(await explained(chosen.id, 'claims/claim-fuzzy')).toContain('97 % alike')
    // Nothing in common: nothing has a place, and nothing is dropped.
    const nowhere = await map(head.id, await add(on.trial.session, elsewhere, {}))
    expect(nowhere.files[0]?.notes[0]).toMatch(/Of 6 spans 0 have a place/)
    await on.finish(nowhere.id)
    expect(await on.claimNow('claim-exact' as ClaimId)).toHaveProperty('edition')
  })
})
