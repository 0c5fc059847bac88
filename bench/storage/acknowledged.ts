import { fdatasync, openSync, write } from 'node:fs'
import { median } from '../figures'
import { peer, whyNot } from '../peers'
import type { Figures } from './tasks'

/** Operations to a round. */
const each = 60

/**
 * How long it takes until something is on the disk, in milliseconds by the clock, the median of every round: an
 * operation of ours in each of some projects, a line of so many bytes, as long as an operation’s in the journal,
 * appended to a bare file and flushed, a row as long put into SQLite. They take turns one by one; a round before the
 * others, in which everything is compiled, is not counted.
 */
export async function acknowledged(
  path: string,
  rounds: number,
  bytes: number,
  operate: Readonly<Record<string, (at: number) => Promise<void>>>,
): Promise<Figures> {
  const line = Buffer.alloc(bytes, 'x')
  const bare = openSync(`${path}.bare`, 'w')
  let at = 0
  const acts: Record<string, () => Promise<void>> = {
    bare: () => appended(bare, line, at * line.length),
    ...Object.fromEntries(Object.entries(operate).map(([name, act]) => [name, () => act(at)])),
  }
  if (whyNot('better-sqlite3') === null) acts.sqlite = inSqlite(`${path}.sqlite`, line.toString())
  const figures: Record<string, number[]> = {}
  for (let round = 0; round <= rounds; round++) {
    const times: Record<string, number[]> = {}
    for (let i = 0; i < each; i++, at++) {
      for (const [name, act] of Object.entries(acts)) {
        const began = performance.now()
        await act()
        ;(times[name] ??= []).push(performance.now() - began)
      }
    }
    if (round === 0) continue
    for (const [name, values] of Object.entries(times)) (figures[name] ??= []).push(median(values))
  }
  return figures
}

function appended(file: number, line: Buffer, position: number): Promise<void> {
  return new Promise((resolve, reject) => {
    write(file, line, 0, line.length, position, error => {
      if (error) reject(error)
      else fdatasync(file, failed => (failed ? reject(failed) : resolve()))
    })
  })
}

interface Sqlite {
  pragma(text: string): unknown
  exec(text: string): unknown
  prepare(text: string): { run(...values: unknown[]): unknown }
}

/** The journal of SQLite flushed at each commit, as ours is. */
function inSqlite(path: string, text: string): () => Promise<void> {
  const Database = peer('better-sqlite3') as new (file: string) => Sqlite
  const database = new Database(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table history (id integer primary key, entry text)')
  const insert = database.prepare('insert into history (entry) values (?)')
  return async () => void insert.run(text)
}
