import { closeSync, fdatasync, openSync, write } from 'node:fs'
import { median } from '../figures'
import { peer, whyNot } from '../peers'
import type { Figures } from './tasks'

/**
 * How many operations of a process are its first, and are counted as such; how many come between, until the code of all is
 * compiled, and are not; and how many are counted then.
 */
const [first, between, then] = [60, 540, 120]

/**
 * How long it takes until something is on the disk, in milliseconds by the clock, the median of many: an operation of ours
 * in each of some projects, a line of so many bytes, as long as an operation’s in the journal, appended to a bare file and
 * flushed, a row as long put into SQLite. What is to be done is put together before the clock runs, as the line is. They
 * take turns one by one. Those of a project at work stand by their names, those at first by their names with `at first`.
 */
export async function acknowledged(
  path: string,
  bytes: number,
  operate: Readonly<Record<string, (at: number) => () => Promise<void>>>,
): Promise<Figures> {
  const line = Buffer.alloc(bytes, 'x')
  const bare = openSync(`${path}.bare`, 'w')
  const acts: Record<string, (at: number) => () => Promise<void>> = {
    bare: at => () => appended(bare, line, at * line.length),
    ...operate,
  }
  if (whyNot('better-sqlite3') === null) {
    const insert = inSqlite(`${path}.sqlite`, line.toString())
    acts.sqlite = () => insert
  }
  const times: Record<string, number[]> = {}
  for (let at = 0; at < first + between + then; at++) {
    for (const [name, ready] of Object.entries(acts)) {
      const act = ready(at)
      const began = performance.now()
      await act()
      const took = performance.now() - began
      if (at < first) (times[`${name} at first`] ??= []).push(took)
      else if (at >= first + between) (times[name] ??= []).push(took)
    }
  }
  closeSync(bare)
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]))
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
  database.exec('create table if not exists history (id integer primary key, entry text)')
  const insert = database.prepare('insert into history (entry) values (?)')
  return async () => void insert.run(text)
}
