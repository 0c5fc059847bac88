import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, type FileRequest, type Method, type Params } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import { acceptedFrom } from '#shared/library/accept'
import type { ClaimId, CommentId, EntityId, LabelId } from '#shared/model/ids'
import { playAgreement } from './contract-agreement.test-support'
import { playPacks } from './contract-packs.test-support'
import { playRescue } from './contract-rescue.test-support'
import { playReview } from './contract-review.test-support'
import { playSnapshots } from './contract-snapshots.test-support'
import { overIpc, overWebSocket, type Transport } from './contract-transports.test-support'
import { slowPage } from './engine/import/testing/hostile-pages'

/*
 * The contract, played through both transports to the same engine: a real web host over its WebSocket, and the
 * shell's IPC with the real preload bridge. Clock and dice are fixed, so that every reply must be the very same.
 */

interface Played {
  readonly replies: readonly (readonly [what: string, reply: unknown])[]
  readonly events: readonly WorkbenchEvent[]
}

const text = 'The ministry said over 10,000 soldiers were sent.\n\nA spokesman spoke of about 11,000.\n'
const anchor = { quote: '10,000 soldiers', prefix: 'The ministry said over ', suffix: ' were sent.' }
const everything = { offset: 0, limit: 50 }

/** Of each piece of work its first word of progress only: how often it says how far it is depends on the clock. */
function begun(events: readonly WorkbenchEvent[]): WorkbenchEvent[] {
  const heard = new Set<string>()
  return events.flatMap((event): WorkbenchEvent[] => {
    if (event.type !== 'progress') return [event]
    if (heard.has(event.task)) return []
    heard.add(event.task)
    return [{ ...event, done: 0 }]
  })
}

/** Plays the whole job, call by call. What differs from machine to machine and run to run is made alike. */
async function play({ client, folder, choose }: Transport): Promise<Played> {
  const replies: (readonly [string, unknown])[] = []
  const events: WorkbenchEvent[] = []
  const stop = client.listen(event => events.push(event))
  const alike = <T>(value: T): T =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll(folder, '<folder>')
        .replaceAll(basename(folder), '<folder>')
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<moment>')
        .replace(/"host":"(web|electron)"/g, '"host":"<host>"')
        // A project file says how often it has been written, and so do its snapshots, packs and copies: with the tenth
        // fold each is a byte longer, and how many folds there were depends on when the idle moments came.
        .replace(/"bytes":[1-9]\d*/g, '"bytes":"<some>"'),
    )
  const call = async <M extends Method>(method: M, params: Params<M>) => {
    const reply = await client.call(method, params)
    replies.push([method, alike(reply)])
    return reply
  }
  const wrong = async (method: string, params: unknown) => {
    replies.push([`wrong ${method}`, alike(await client.call(method as Method, params as never))])
  }

  const own = join(folder, 'own.claimbench.json')
  await call('workbench.start', {})
  await call('project.recent', {})
  await call('settings.set', { patch: { annotatorName: 'Ada', theme: 'dark' } })
  await call('project.close', {})
  await call('project.undo', { project: own })
  await call('project.takeOver', { from: null })
  await call('project.create', { path: own, title: 'A project “of 👩🏽‍🚒 ours”' })
  const proposed = await call('articles.propose', {
    sources: [{ pasted: text, html: false }, { path: join(folder, 'none.txt') }],
  })
  const slow = client.call('articles.propose', {
    sources: [{ pasted: slowPage(), html: true }],
    task: 'slow',
  })
  await call('tasks.cancel', { task: 'slow' })
  replies.push(['articles.propose', alike(await slow)])
  const [first] = proposed.ok ? proposed.value : []
  if (!first?.ok) throw new Error('Nothing was proposed.')
  const accepted = { ...acceptedFrom(first.proposal), title: 'Soldiers sent', text, outline: [] }
  const added = await call('articles.add', { articles: [accepted] })
  await call('articles.add', { articles: [accepted] })
  const [article] = added.ok ? added.value.added : []
  if (!article) throw new Error('No article was added.')
  await call('articles.list', { filter: { text: '', status: null, sort: 'added' }, ...everything })
  await call('articles.read', { id: article })
  const entity = 'entity-ministry' as EntityId
  const entityRecord = { id: entity, name: 'The ministry', type: null, aliases: ['ministry'], note: '' }
  await call('project.perform', { project: own, body: { kind: 'entity.create', entity: entityRecord } })
  const claim = {
    id: 'claim-sent' as ClaimId,
    article,
    spans: [{ ...anchor, start: text.indexOf('10,000'), end: text.indexOf(' were') }],
    label: null,
    attribution: { name: 'The ministry', entity },
    certainty: 'reported',
    asOf: '2025-03',
    wording: '',
    quantity: { relation: '>', value: 10_000, measure: 'soldiers sent' },
    note: '',
    entities: [entity],
    attributes: {},
    status: 'open',
  } as const
  await call('project.perform', {
    project: own,
    body: { kind: 'claim.create', claim: { ...claim, entities: [...claim.entities] } },
  })
  const corrected = { text: text.replace('10,000', '11,000'), outline: [] }
  await call('editions.propose', { id: article, edition: corrected, task: 'edition' })
  await call('editions.accept', { project: own, id: article, edition: corrected, leave: [], task: 'edition' })
  await call('project.undo', { project: own })
  await call('project.perform', {
    project: own,
    body: { kind: 'claim.set', id: claim.id, patch: { note: 'Ⅷ – “said”' } },
  })
  // One transport carries a field that is undefined and the other does not.
  await call('project.perform', {
    project: own,
    body: { kind: 'project.set', patch: { guidelines: 'Ours.', title: undefined } },
  })
  const careless = { kind: 'claim.set', id: claim.id, patch: { note: 'Later', label: undefined } } as const
  await call('project.perform', { project: own, body: careless })
  await call('project.undo', { project: own })
  await call('project.redo', { project: own })
  await call('project.redo', { project: own })
  await call('project.perform', { project: own, body: { kind: 'claim.delete', id: 'claim-none' as ClaimId } })
  const filter = {
    text: '',
    labels: [],
    statuses: [],
    annotators: [],
    articles: [],
    evidence: 'any',
    sort: 'place',
  } as const
  await call('claims.list', { filter, ...everything })
  await call('claims.read', { id: claim.id })
  const shown = { articles: [claim.article], claims: [claim.id], entities: [], comments: [] }
  await call('records.read', { project: own, ...shown })
  await call('entities.list', { filter: { text: '', types: [], sort: 'name' }, ...everything })
  await call('entities.read', { id: entity })
  await call('entities.suggest', { text: 'mini', limit: 5 })
  await call('entities.occurrences', { names: ['ministry'], article: null })
  await call('entities.markAll', { entity, names: ['ministry'], article: null })
  await call('entities.mentions', { id: entity, ...everything })
  await call('entities.claims', { id: entity, ...everything })
  const on = { table: 'claims', id: claim.id } as const
  await call('project.perform', {
    project: own,
    body: {
      kind: 'comment.add',
      comment: { id: 'comment-one' as CommentId, on, replyTo: null, text: 'Sent when?', resolved: false },
    },
  })
  await call('comments.on', { on })
  await call('project.sampleVersions', {})
  await call('scheme.usage', { table: 'labels', id: 'label-none' as LabelId })
  await call('search.find', { text: 'soldiers', limit: 10 })
  await call('articles.sharing', { words: ['soldiers', 'ministry'] })
  await call('history.list', { by: null, ...everything })
  await call('dataset.summary', {})
  await call('dataset.export', { path: join(folder, 'out.json') })
  await call('project.saveCopy', { path: join(folder, 'copy.claimbench.json') })
  await call('workspace.set', { project: own, patch: { view: 'claims', claim: claim.id } })
  await playSnapshots(call, own, claim.id, join(folder, 'copy.claimbench.json'))
  await playReview(call, own, claim.id, join(folder, 'copy.claimbench.json'))
  await playPacks(call, own, article, folder)
  await call('project.save', {})
  await call('dataset.import', {
    path: join(folder, 'out.json'),
    into: join(folder, 'again.claimbench.json'),
  })
  await playRescue(call, own, folder)
  await call('project.open', { path: join(folder, 'none.claimbench.json') })
  await call('project.open', { path: join(folder, 'copy.claimbench.json') })
  await call('project.forget', { path: join(folder, 'again.claimbench.json') })
  await call('files.makeFolder', { folder, name: 'New folder' })
  await call('files.browse', { folder: join(folder, 'New folder'), extensions: ['json'] })
  const request: FileRequest = { kind: 'open', title: 'Open', button: 'Open', filters: [] }
  choose([join(folder, 'chosen.txt')])
  await call('files.choose', request)
  choose([])
  await call('files.choose', request)
  await call('files.answer', { ask: 'none', paths: [] })
  const opened = await call('project.openSample', {})
  if (opened.ok) await playAgreement(call, opened.value.project.path, folder)

  await wrong('no.such', {})
  await wrong('constructor', {})
  await wrong('project.open', {})
  await wrong('project.open', { path: '' })
  await wrong('project.perform', { body: { kind: 'records.patch', patch: {} } })
  await wrong('claims.list', null)
  await wrong('settings.set', { patch: { annotator: 'somebody-else' } })
  await wrong('articles.read', { id: '../../etc/passwd' })
  stop()
  // How often the disk was reached may differ, and who shows the dialog; what happened, and in which order, may not.
  const told = events.filter(event => event.type !== 'durable' && event.type !== 'ask')
  return { replies, events: begun(told).map(alike) }
}

let web: Played
let ipc: Played
const transports: Transport[] = []
beforeAll(async () => {
  transports.push(await overWebSocket(), await overIpc())
  const [first, second] = transports
  if (!first || !second) throw new Error('A transport is missing.')
  web = await play(first)
  ipc = await play(second)
})
afterAll(() => Promise.all(transports.map(transport => transport.end())))

describe('the contract through both transports', () => {
  test('gives every call the very same reply', () => {
    expect(ipc.replies.length).toBe(web.replies.length)
    for (const [index, reply] of web.replies.entries()) expect(ipc.replies[index]).toEqual(reply)
  })

  test('and tells of the same events in the same order', () => {
    expect(web.events.filter(event => event.type === 'changed').length).toBeGreaterThan(6)
    expect(ipc.events).toEqual(web.events)
  })

  test('is played whole', () => {
    const played = new Set(web.replies.map(([what]) => what))
    const left = Object.keys(contract).filter(method => !played.has(method))
    expect(left).toEqual([])
  })

  test('does what was asked, and refuses what cannot be done', () => {
    const failures = web.replies.flatMap(([what, reply]) => {
      const { ok, problem } = reply as { ok: boolean; problem?: { code: string } }
      return ok ? [] : [`${what}: ${problem?.code}`]
    })
    expect(failures).toEqual([
      'project.undo: not-open',
      'project.takeOver: not-open',
      'articles.propose: cancelled',
      'project.redo: pointless',
      'project.perform: missing',
      'comparisons.restore: pointless',
      'comparisons.head: not-found',
      'review.list: not-found',
      'packs.handOut: exists',
      'reviewPacks.read: unreadable',
      'rescue.write: exists',
      'project.open: not-found',
      'adjudication.acceptAgreed: pointless',
      'wrong no.such: invalid-call',
      'wrong constructor: invalid-call',
      'wrong project.open: invalid-call',
      'wrong project.open: invalid-call',
      'wrong project.perform: invalid-call',
      'wrong claims.list: invalid-call',
      'wrong settings.set: invalid-call',
      'wrong articles.read: invalid-call',
    ])
  })
})
