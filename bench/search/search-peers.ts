import type { Project } from '#shared/model/project'
import type { NotRun, Row } from '../bench'
import { peer, whyNot } from '../peers'
import { spent } from '../timing'
import { planted } from './library'

interface Peer {
  readonly name: string
  readonly package: string
  /** Builds the index and gives what asks it. */
  readonly build: (texts: readonly string[]) => (words: string) => unknown
}

interface MiniSearch {
  addAll(documents: readonly object[]): void
  search(words: string, options: object): unknown
}
interface Database {
  exec(sql: string): void
  transaction(act: () => void): () => void
  prepare(sql: string): { run(...values: unknown[]): void; all(...values: unknown[]): unknown[] }
}

const peers: readonly Peer[] = [
  {
    name: 'minisearch',
    package: 'minisearch',
    build: texts => {
      const index = new (peer('minisearch') as new (options: object) => MiniSearch)({ fields: ['text'] })
      index.addAll(texts.map((text, id) => ({ id, text })))
      return words => index.search(words, { combineWith: 'AND', prefix: true })
    },
  },
  {
    name: 'SQLite FTS5',
    package: 'better-sqlite3',
    build: texts => {
      const database = new (peer('better-sqlite3') as new (path: string) => Database)(':memory:')
      database.exec('CREATE VIRTUAL TABLE texts USING fts5(text)')
      const insert = database.prepare('INSERT INTO texts (text) VALUES (?)')
      database.transaction(() => {
        for (const text of texts) insert.run(text)
      })()
      const select = database.prepare(
        "SELECT rowid, snippet(texts, 0, '[', ']', '…', 16) FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 6",
      )
      return words => select.all(words)
    },
  },
]

/** What each peer takes to build its index, once, and to be asked for two words; and which cannot be run, and why. */
export function searchPeers({ texts }: Project) {
  const all = [...texts.values()]
  const notRun: NotRun[] = []
  const rows: Row[] = []
  const acts: Record<string, () => Promise<number>> = {}
  for (const { name, package: from, build } of peers) {
    const why = whyNot(from)
    if (why !== null) {
      notRun.push({ name, why })
      continue
    }
    const began = spent()
    const ask = build(all)
    rows.push({ name: `${name}: index built`, unit: 'ms', values: [spent() - began], theirs: true })
    acts[asked(name)] = async () => {
      const since = spent()
      ask(planted.two)
      return spent() - since
    }
  }
  return { acts, rows, notRun }
}

export const asked = (name: string) => `${name}: two words, with the index`
