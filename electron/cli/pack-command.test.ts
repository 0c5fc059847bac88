import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CliTrial } from './cli-trial.test-support'

let trial: CliTrial
const at = (name: string) => join(trial.folder, name)
beforeEach(async () => {
  trial = await CliTrial.begin()
  await trial.sample()
})
afterEach(() => trial.end())

describe('claimbench pack', () => {
  it('writes a pack that passes check, tells the project, and comes back without a conflict', async () => {
    const packed = await trial.claimbench(
      ...['pack', trial.project, '--out', at('bo'), '--name', 'For Bo', '--articles', 'all', '--json'],
    )
    expect(packed).toMatchObject({ code: 0, err: '' })
    const { path, counts } = JSON.parse(packed.out)
    const { records } = JSON.parse(await readFile(trial.project, 'utf8'))
    const articles = records.articles.length
    expect(counts).toMatchObject({ articles, claims: 0 })
    expect((await trial.claimbench('check', path)).code).toBe(0)
    const listed = await trial.claimbench('pack', trial.project, '--list')
    expect(listed.out).toContain(`; ${articles} articles; not back yet`)
    await writeFile(at('more.txt'), 'An article of Bo’s own.\n\nIt says 400 trucks crossed.\n')
    expect((await trial.claimbench('import', at('more.txt'), '--into', path)).code).toBe(0)
    expect(await trial.claimbench('merge', trial.project, path, '--in-place')).toMatchObject({ code: 0 })
    expect((await trial.claimbench('pack', trial.project, '--list')).out).toMatch(/came back 20/)
    expect(await trial.claimbench('check', trial.project)).toMatchObject({ code: 0 })
  })

  it('is back when it comes back without work, once', async () => {
    const path = at('bo.claimbench.json')
    await trial.claimbench('pack', trial.project, '--out', path, '--name', 'For Bo', '--articles', 'all')
    expect(await trial.claimbench('merge', trial.project, path, '--in-place')).toMatchObject({ code: 0 })
    const list = async () => (await trial.claimbench('pack', trial.project, '--list')).out
    const back = await list()
    expect(back).toMatch(/came back 20/)
    const before = await readFile(trial.project)
    expect(await trial.claimbench('merge', trial.project, path, '--in-place')).toMatchObject({ code: 0 })
    expect(await readFile(trial.project)).toEqual(before)
    expect(await trial.claimbench('check', trial.project)).toMatchObject({ code: 0 })
  })

  it('says what it needs, and names what is not there', async () => {
    expect(await trial.claimbench('pack', trial.project)).toMatchObject({ code: 2 })
    expect(await trial.claimbench('pack', trial.project, '--out', at('x'))).toMatchObject({ code: 2 })
    const unknown = await trial.claimbench(
      ...['pack', trial.project, '--out', at('x'), '--name', 'X', '--articles', 'Nowhere'],
    )
    expect(unknown).toMatchObject({ code: 3, err: expect.stringContaining('no article “Nowhere”') })
  })
})

describe('claimbench apply', () => {
  it('applies the comments of a review once, and ends with findings where one has no place', async () => {
    const copy = at('copy.claimbench.json')
    await copyFile(trial.project, copy)
    const document = JSON.parse(await readFile(trial.project, 'utf8'))
    const [claim, info] = [document.records.claims[0], document.records.info[0]]
    const made = { by: 'annotator-cy', at: '2025-05-02T09:00:00.000Z' }
    const comment = (id: string, on: string) => ({
      ...{ id, on: { table: 'claims', id: on }, replyTo: null, text: 'Sent when?', resolved: false },
      ...{ created: made, changed: null },
    })
    const review = {
      ...{ format: 'claimbench-review', version: 1, project: { id: info.id, title: info.title }, made },
      annotators: [{ id: 'annotator-cy', name: 'Cy', created: made.at }],
      decisions: [],
      comments: [comment('comment-a', claim.id), comment('comment-b', 'claim-gone')],
      brought: { labels: [], attributes: [], entityTypes: [], stances: [], entities: [] },
    }
    await writeFile(at('r.json'), JSON.stringify(review))
    const tried = await trial.claimbench('apply', copy, at('r.json'), '--dry-run')
    expect(tried.out).toContain('0 verdicts and 1 comment would apply')
    const applied = await trial.claimbench('apply', copy, at('r.json'))
    expect(applied).toMatchObject({ code: 1, out: expect.stringContaining('1 comment applied') })
    expect(applied.out).toContain('not in this project')
    const again = await trial.claimbench('apply', copy, at('r.json'), '--json')
    expect(JSON.parse(again.out)).toMatchObject({ performed: null, counts: { comment: { applies: 0 } } })
    const sent = await trial.claimbench('pack', copy, '--review', '--out', at('back'), '--json')
    expect(JSON.parse(sent.out)).toMatchObject({ verdicts: 0, comments: 1 })
    await writeFile(at('r.json'), JSON.stringify({ ...review, version: 2 }))
    expect(await trial.claimbench('apply', copy, at('r.json'))).toMatchObject({ code: 3 })
    await writeFile(at('r.json'), JSON.stringify({ ...review, comments: [{ id: 7 }] }))
    expect((await trial.claimbench('apply', copy, at('r.json'))).err).toContain('damaged')
  })
})
