import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { anchorsProblem } from '#shared/anchors/anchor'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject, type Project } from '#shared/model/project'
import { differences } from '#shared/model/same-project'
import type { HistoryEntry } from '#shared/operations/history'
import { reduce } from '#shared/operations/reducer'
import { outsideEdits } from '../electron/engine/storage/outside-edits'
import { type DocumentOutcome, readDocument } from '../electron/engine/storage/read-document'
import { hashOfText } from '../electron/engine/storage/text-hash'
import { sampleFile } from '../seeds/sample/make-sample'
import { root } from './hosts.mjs'

const path = join(root, 'seeds/sample.claimbench.json')
const articles = join(root, 'seeds/articles')
const bytes = readFileSync(path)

let outcome: DocumentOutcome
let project: Project
let history: readonly HistoryEntry[]
beforeAll(async () => {
  outcome = await readDocument(bytes, path)
  if (!outcome.ok) throw new Error(outcome.problem.message)
  ;({ project, history } = outcome.document)
})

describe('the sample project', () => {
  test('is up to date (node scripts/make-sample.mjs makes it)', () => {
    expect(sampleFile(articles) === bytes.toString('utf8')).toBe(true)
  })

  test('opens clean, byte for byte as it was written', () => {
    expect(outcome).toMatchObject({ ok: true, untouched: true, document: { closed: true } })
  })

  test('is what its own history makes of an empty project', async () => {
    if (outcome.ok) expect(await outsideEdits(outcome.document)).toEqual([])
  })

  test('can be undone to the empty project', () => {
    const indexed = new IndexedProject(project)
    for (const { operation, inverse } of [...history].reverse()) {
      const back = reduce(indexed, { ...operation, body: { kind: 'records.patch', patch: inverse } })
      if (!back.ok) throw new Error(`${operation.body.kind}: ${back.refusal.message}`)
      indexed.apply(back.change)
    }
    expect([...differences({ ...indexed.snapshot(), texts: new Map() }, emptyProject())]).toEqual([])
  })

  test('knows every article by the hash of its text', () => {
    for (const article of project.articles.values()) {
      expect(hashOfText(project.texts.get(article.textHash) ?? '')).toBe(article.textHash)
    }
    expect(project.articles.size).toBe(readdirSync(articles).length)
  })

  test('quotes every span truly', () => {
    const text = (id: string) => project.texts.get(project.articles.get(id as never)?.textHash as never) ?? ''
    for (const claim of project.claims.values())
      expect(anchorsProblem(text(claim.article), claim.spans)).toBeUndefined()
    for (const mention of project.mentions.values())
      expect(anchorsProblem(text(mention.article), [mention.span])).toBeUndefined()
    for (const { target } of project.links.values())
      if (target.kind === 'span') expect(anchorsProblem(text(target.article), target.spans)).toBeUndefined()
  })

  test('shows what the workbench is for', () => {
    const claims = [...project.claims.values()]
    const links = [...project.links.values()]
    const stances = new Set(links.map(link => project.stances.get(link.stance as never)?.meaning))
    expect(stances).toEqual(new Set(['supports', 'contradicts', 'repeats', 'context']))
    expect(new Set(links.map(link => link.target.kind))).toEqual(new Set(['claim', 'span']))
    expect(new Set(claims.map(claim => claim.label))).toEqual(new Set(project.labels.keys()))
    expect(claims.some(claim => claim.spans.length > 1)).toBe(true)
    expect(overlaps(claims, (a, b) => a.start < b.start && b.start < a.end && a.end < b.end)).toBe(true)
    expect(overlaps(claims, (a, b) => a.start <= b.start && b.end <= a.end)).toBe(true)
    expect(new Set(claims.map(claim => claim.created.by)).size).toBe(2)
    const untouched = [...project.articles.keys()].filter(id => !claims.some(claim => claim.article === id))
    expect(untouched).toHaveLength(2)
  })
})

interface Extent {
  readonly start: number
  readonly end: number
}
type Placed = { readonly id: string; readonly article: string; readonly spans: readonly Extent[] }

/** Whether any two claims in one article, each of one piece, lie to each other as `how` says. */
function overlaps(claims: readonly Placed[], how: (a: Extent, b: Extent) => boolean): boolean {
  return claims.some(a =>
    claims.some(b => {
      const [first, second] = [a.spans[0], b.spans[0]]
      if (a.id === b.id || a.article !== b.article || a.spans.length + b.spans.length > 2) return false
      return first !== undefined && second !== undefined && how(first, second)
    }),
  )
}
