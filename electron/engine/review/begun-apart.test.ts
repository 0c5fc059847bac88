import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Params } from '#shared/api/contract'
import type { ArticleId, ClaimId, EntityId } from '#shared/model/ids'
import { value } from '../trial.test-support'
import { type Body, entity, ministry, ReviewTrial } from './testing/review-trial'

let on: ReviewTrial
beforeEach(async () => {
  on = await ReviewTrial.begin()
})
afterEach(() => on.end())

describe('a file that was begun apart', () => {
  it('is matched by texts and names, which the reviewer can change; nothing is dropped', async () => {
    const path = join(on.trial.folder, 'apart.claimbench.json')
    const apart = await on.window('Dee')
    value(await apart.methods['project.create']({ path, title: 'Apart' }))
    const { slice, text } = value(await on.methods['articles.read']({ id: on.article }))
    const [own] = slice.articles ?? []
    if (!own) throw new Error('there is no article')
    const { added } = value(
      await apart.methods['articles.add']({ articles: [{ ...own, text, title: 'By another name' }] }),
    )
    const perform = async (body: Body) =>
      value(await apart.methods['project.perform']({ project: path, body }))
    await on.ours({
      kind: 'entity.create',
      entity: ministry,
    })
    const theirEntity = 'entity-apart' as EntityId
    await perform({
      kind: 'entity.create',
      entity: { id: theirEntity, name: 'the Ministry', type: null, aliases: ['MoD'], note: '' },
    })
    const theirClaim = await on.trial.claimOf(on.article, 'The ministry in Varno denied it', 'claim-apart')
    await perform({
      kind: 'claim.create',
      claim: { ...theirClaim, article: added[0] as ArticleId, entities: [theirEntity] },
    })
    const head = await on.open(path)
    expect(head.files[0]?.base).toEqual({ kind: 'apart', matched: 1, unmatched: 0 })
    expect((await on.rows(head.id)).map(({ unit, standing }) => [unit, standing])).toEqual([
      [`entities/${entity}#aliases.MoD`, 'theirs'],
      ['claims/claim-apart', 'theirs'],
    ])
    const mapped = { review: head.id, file: 0, tables: ['entities' as const], offset: 0, limit: 10 }
    const mapping = value(await on.methods['review.mappingRows'](mapped))
    expect(mapping.total).toBe(1)
    expect(mapping.rows.find(({ id }) => id === theirEntity)).toMatchObject({
      into: { id: entity, name: 'The ministry' },
      how: 'name',
      uses: 1,
    })
    const set = [{ table: 'entities' as const, id: theirEntity, into: null }]
    const map = (set: Params<'review.map'>['set']) =>
      on.methods['review.map']({ task: 'map', review: head.id, file: 0, set })
    const givenUp = map(set)
    value(await on.methods['tasks.cancel']({ task: 'map' }))
    expect(await givenUp).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
    value(await map([]))
    expect(Object.keys(await on.standings(head.id))).toContain(`entities/${entity}#aliases.MoD`)
    const changed = value(await map(set))
    expect(Object.keys(await on.standings(changed.id)).sort()).toEqual([
      'claims/claim-apart',
      `entities/${theirEntity}`,
    ])
    value(
      await on.methods['review.finish']({ project: on.trial.path, review: changed.id, undecided: 'take' }),
    )
    const taken = value(await on.methods['claims.read']({ id: 'claim-apart' as ClaimId })).claims?.[0]
    expect(taken).toMatchObject({ article: on.article, entities: [theirEntity] })
    expect((await on.open(path)).progress).toMatchObject({ left: 0 })
  })
})
