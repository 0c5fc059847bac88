import { closeSync, fdatasync, openSync, rmSync, write } from 'node:fs'
import { median } from '../figures'
import { peer, whyNot } from '../peers'
import type { Figures } from './tasks'

/**
 * How many operations of a process are its first, which a line and ours alone take turns at, and are counted as such; how
 * many come between, until the code of all is compiled, and are not; and how many are counted then.
 */
const [first, between, then] = [60, 540, 120]
const begins = ['bare', 'ours']

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
  const sqlite = whyNot('better-sqlite3') === null ? openSqlite(`${path}.sqlite`) : undefined
  if (sqlite) {
    const insert = inserting(sqlite, line.toString())
    acts.sqlite = () => insert
  }
  const times: Record<string, number[]> = {}
  for (let at = 0; at < first + between + then; at++) {
    for (const [name, ready] of Object.entries(acts)) {
      if (at < first && !begins.includes(name)) continue
      const act = ready(at)
      const began = performance.now()
      await act()
      const took = performance.now() - began
      if (at < first) (times[`${name} at first`] ??= []).push(took)
      else if (at >= first + between) (times[name] ??= []).push(took)
    }
  }
  closeSync(bare)
  sqlite?.close()
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
  close(): unknown
}

/** A new one, whose journal is flushed at each commit, as ours is. */
function openSqlite(path: string): Sqlite {
  for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true })
  const Database = peer('better-sqlite3') as new (file: string) => Sqlite
  const database = new Database(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table history (id integer primary key, entry text)')
  return database
}

function inserting(database: Sqlite, text: string): () => Promise<void> {
  const insert = database.prepare('insert into history (entry) values (?)')
  return async () => void insert.run(text)
}
