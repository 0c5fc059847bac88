import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failed } from '#shared/api/problem'
import type { AnnotatorId, ArticleId, ClaimId, CommentId, OperationHash } from '#shared/model/ids'
import type { RequestedBody } from '#shared/operations/operation'
import type { PackSelection } from '#shared/packs/selection'
import { chainFaults } from '#shared/provenance/chain-faults'
import { OpenProject } from '../open-project'
import { sha256 } from '../storage/text-hash'
import { openWindow, Trial, value } from '../trial.test-support'

let trial: Trial
let article: ArticleId
const at = (name: string) => join(trial.folder, name)
const perform = async (body: RequestedBody) =>
  value(await trial.methods['project.perform']({ project: trial.path, body }))
const selection = (fields: Partial<PackSelection> = {}): PackSelection => ({
  articles: [article],
  annotators: 'all',
  register: 'all',
  assessments: true,
  ...fields,
})
const handOut = async (name: string, fields: Partial<PackSelection> = {}) =>
  value(
    await trial.methods['packs.handOut']({
      project: trial.path,
      path: at(name),
      name: `For ${name}`,
      selection: selection(fields),
    }),
  )

beforeEach(async () => {
  trial = await Trial.begin()
  article = await trial.projectWithArticle()
  value(await trial.methods['settings.set']({ patch: { annotatorName: 'Quillfeather' } }))
  const claim = await trial.claimOf(article, '4,000 soldiers', 'claim-secret')
  await perform({ kind: 'claim.create', claim: { ...claim, note: 'Zanzibarian doubts' } })
  await perform({ kind: 'article.set', id: article, patch: { note: 'Vermilion note', reliability: 'B' } })
  const entity = { id: 'entity-hidden' as never, name: 'Ostrogothia', type: null, aliases: [], note: '' }
  await perform({ kind: 'entity.create', entity })
  await perform({
    kind: 'comment.add',
    comment: {
      id: 'comment-hidden' as CommentId,
      on: { table: 'articles', id: article as never },
      replyTo: null,
      text: 'Periwinkle remark',
      resolved: false,
    },
  })
})
afterEach(() => trial.end())

/** What must not be in a pack that leaves others’ work out, whatever became of it in the project. */
const secrets = [
  ...['claim-secret', 'Zanzibarian', 'Vermilion', 'Ostrogothia', 'entity-hidden', 'Periwinkle'],
  ...['comment-hidden', 'claim.create', 'prefix'],
]

describe('a pack', () => {
  it('is a project of its own, without a byte of what was left out', async () => {
    const { written, counts } = await handOut('tim', {
      annotators: [],
      register: 'needed',
      assessments: false,
    })
    const bytes = await readFile(written.path, 'utf8')
    expect(secrets.filter(secret => bytes.includes(secret))).toEqual([])
    expect(bytes).toContain('4,000 soldiers')
    expect(counts).toMatchObject({ articles: 1, claims: 0, entities: 0, comments: 0 })
    const whole = await handOut('whole')
    const all = await readFile(whole.written.path, 'utf8')
    // The search can find what it looks for.
    expect(secrets.slice(0, 7).filter(secret => !all.includes(secret))).toEqual([])
  })

  it('says how far it is told what it would hold', async () => {
    trial.events = []
    // Every look at the clock finds that a turn is due.
    let clock = 0
    const looks = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
    value(await trial.methods['packs.preview']({ selection: selection(), task: 'preview' }))
    looks.mockRestore()
    const told = trial.events.flatMap(event => (event.type === 'progress' ? event.done : []))
    expect(told.length).toBeGreaterThan(3)
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })

  it('says how far it is while it is put together, and given up then there is no file', async () => {
    const told: string[] = []
    trial.session.listen(event => {
      if (event.type !== 'progress' || event.task !== 'out') return
      told.push(event.what)
      if (event.what === 'Putting the pack together' && event.done > 0.1)
        void trial.methods['tasks.cancel']({ task: 'out' })
    })
    let clock = 0
    const looks = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
    const asked = {
      project: trial.path,
      path: at('tim'),
      name: 'For tim',
      selection: selection(),
      task: 'out',
    }
    const reply = await trial.methods['packs.handOut'](asked)
    looks.mockRestore()
    expect(reply).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
    expect([told[0], told.at(-1)]).toEqual(['Looking at the project', 'Putting the pack together'])
    expect((await readdir(trial.folder)).filter(name => name.includes('tim'))).toEqual([])
  })

  it('says once from 0 to 1 how far it is handed out', async () => {
    trial.events = []
    let clock = 0
    const looks = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
    const asked = { project: trial.path, path: at('tim'), name: 'For tim', selection: selection() }
    value(await trial.methods['packs.handOut']({ ...asked, task: 'out' }))
    looks.mockRestore()
    const told = trial.events.flatMap(event => (event.type === 'progress' ? event.done : []))
    expect(told.length).toBeGreaterThan(10)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect([told[0], told.at(-1)]).toEqual([0, 1])
  })

  it.each([
    ['goes where the project cannot keep it in mind', false],
    ['stays then where somebody has opened it meanwhile', true],
  ])('%s', async (_, opened) => {
    const other = await openWindow(trial.engine, trial.folder)
    const path = at('tim.claimbench.json')
    vi.spyOn(OpenProject.prototype, 'handOut').mockImplementationOnce(async () => {
      if (opened) value(await other.methods['project.open']({ path }))
      return failed('disk', 'The disk is full.')
    })
    const asked = { project: trial.path, path, name: 'For tim', selection: selection() }
    expect(await trial.methods['packs.handOut'](asked)).toMatchObject({
      ok: false,
      problem: { code: 'disk' },
    })
    expect((await readdir(trial.folder)).includes('tim.claimbench.json')).toBe(opened)
  })

  it('is known to the project, through a restart and past an undo', async () => {
    await handOut('tim')
    const list = async () => value(await trial.methods['packs.list']({}))
    expect((await list()).out).toMatchObject([
      { name: 'For tim', articles: [article], layers: null, back: [] },
    ])
    const undone = value(await trial.methods['project.undo']({ project: trial.path }))
    expect(undone.title).toMatch(/^Commented/)
    value(await trial.methods['project.close']({}))
    value(await trial.methods['project.open']({ path: trial.path }))
    expect((await list()).out).toHaveLength(1)
    value(await trial.methods['project.open']({ path: at('tim.claimbench.json') }))
    expect(await list()).toMatchObject({ out: [], is: { name: 'For tim', byName: 'Quillfeather' } })
  })

  it('never takes the place of another file, nor is one kept in mind that could not be made', async () => {
    await writeFile(at('theirs.json'), 'theirs')
    const refused = await trial.methods['packs.handOut']({
      project: trial.path,
      path: at('theirs.json'),
      name: 'Again',
      selection: selection(),
    })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'exists' } })
    expect(await readFile(at('theirs.json'), 'utf8')).toBe('theirs')
    expect(value(await trial.methods['packs.list']({})).out).toEqual([])
  })

  it('is back when it comes back without work, until that is undone', async () => {
    const { written } = await handOut('tim')
    const backs = async () => value(await trial.methods['packs.list']({})).out[0]?.back.length
    for (const expected of [1, 1]) {
      const { id } = value(await trial.methods['review.open']({ paths: [written.path], task: 'review' }))
      value(await trial.methods['review.finish']({ project: trial.path, review: id, undecided: 'take' }))
      expect(await backs()).toBe(expected)
    }
    value(await trial.methods['project.undo']({ project: trial.path }))
    expect(await backs()).toBe(0)
  })

  it('has its own chain, and its work comes back under a chain that holds', async () => {
    const { written } = await handOut('tim', { annotators: [] })
    value(await trial.methods['project.open']({ path: written.path }))
    const claim = await trial.claimOf(article, 'Varno denied it', 'claim-back')
    const body = { kind: 'claim.create', claim } as const
    value(await trial.methods['project.perform']({ project: written.path, body }))
    value(await trial.methods['project.open']({ path: trial.path }))
    const head = value(await trial.methods['review.open']({ paths: [written.path], task: 'review' }))
    expect(head.files).toMatchObject([{ operations: 1, base: { kind: 'shared' } }])
    expect(head.progress).toMatchObject({ total: 1, conflicts: 0 })
    value(await trial.methods['review.finish']({ project: trial.path, review: head.id, undecided: 'take' }))
    const back = value(await trial.methods['claims.read']({ id: 'claim-back' as ClaimId }))
    expect(back.claims?.map(({ id }) => id)).toEqual(['claim-back'])
    expect(value(await trial.methods['packs.list']({})).out[0]?.back).toHaveLength(1)
    value(await trial.methods['project.close']({}))
    for (const path of [trial.path, written.path]) {
      const { history, heads } = JSON.parse(await readFile(path, 'utf8'))
      const of = new Map<AnnotatorId, OperationHash>(Object.entries(heads) as never)
      expect([...chainFaults(history, of, by => by, sha256)].filter(Boolean)).toEqual([])
    }
  })
})
