import { ChangeBuilder, type Patch, patchBack } from '../model/change'
import { deepEqual } from '../model/equal'
import type { TextHash } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Label, Stance } from '../model/records'
import { authorsOf, type Place, referencesOf, referrersOf } from '../model/references'
import { type AnyRecord, type IdOf, type TableName, type TableRecords, tableNames } from '../model/tables'
import { fieldOf, keyOf, placeOf } from './differences'

/** What makes some of a project's records what they are in another state of it. */
export interface Restoration {
  /** For a `records.patch` operation; empty where there is nothing to do. */
  readonly patch: Patch
  /** The keys that were asked for and differ. */
  readonly restored: readonly string[]
  /** The keys that had to come along, so that nothing refers to what is not there. */
  readonly cameAlong: readonly string[]
  /** Texts that the records need and the project does not have. */
  readonly texts: ReadonlyMap<TextHash, string>
}

/** A state of a project to take records from: another project, or an earlier state of the same. */
export type Source = Pick<ProjectReader, 'get' | 'text'>

/**
 * How the records that `keys` name are made in `now` what they are in `source`, closed under references: what a record
 * refers to comes along where it is missing; what refers to a record that goes, goes back with it to what it was. A
 * whole source is sound, so this always comes to an end, and what it comes to is accepted by the reducer.
 *
 * Two things are never taken away: annotators, for who took part is not undone; and what the project is called by.
 */
export function patchFor(source: Source, now: ProjectReader, keys: Iterable<string>): Restoration {
  return new Closure(source, now, new Set(keys)).result()
}

class Closure {
  readonly #source: Source
  readonly #now: ProjectReader
  /** What each record will be, by key; the order is that in which they were taken. */
  readonly #taken = new Map<string, { readonly place: Place; readonly target: AnyRecord | undefined }>()
  readonly #asked: ReadonlySet<string>
  readonly #todo: Place[] = []

  constructor(source: Source, now: ProjectReader, asked: ReadonlySet<string>) {
    this.#source = source
    this.#now = now
    this.#asked = asked
    for (const key of asked) {
      const place = placeOf(key)
      if (tableNames.includes(place.table)) this.#take(place)
    }
    for (let next = this.#todo.pop(); next; next = this.#todo.pop()) this.#follow(next)
  }

  result(): Restoration {
    const builder = new ChangeBuilder()
    const texts = new Map<TextHash, string>()
    for (const table of tableNames) {
      for (const { place, target } of this.#taken.values()) {
        if (place.table !== table) continue
        builder.record(table, place.id as never, target as never, this.#current(place) as never)
        if (table === 'articles' && target)
          this.#bringText((target as TableRecords['articles']).textHash, texts)
      }
    }
    const keys = [...this.#taken.keys()]
    return {
      patch: patchBack(builder.done()),
      restored: keys.filter(key => this.#asked.has(key)),
      cameAlong: keys.filter(key => !this.#asked.has(key)),
      texts,
    }
  }

  /** Notes that a record is to be as it is in the source, if it is not. */
  #take(place: Place): void {
    const key = keyOf(place.table, place.id)
    if (this.#taken.has(key)) return
    const target = this.#read(this.#source, place)
    const current = this.#current(place)
    if (!target && (!current || place.table === 'annotators' || place.table === 'info')) return
    // A project has one record of this sort, and it is its own.
    if (!current && place.table === 'info') return
    if (target && current && deepEqual(target, current)) return
    this.#taken.set(key, { place, target: target && this.#withFreeKey(place.table, target) })
    this.#todo.push(place)
  }

  #follow(place: Place): void {
    const { table } = place
    const target = this.#taken.get(keyOf(table, place.id))?.target
    const current = this.#current(place)
    if (!target) {
      for (const referrer of referrersOf(this.#now, place)) this.#take(referrer)
      return
    }
    for (const referred of [...referencesOf(table, target as never), ...authorsOf(target)])
      if (!this.#current(referred) || !this.#agrees(referred)) this.#take(referred)
    if (current && !this.#agrees(place))
      for (const referrer of referrersOf(this.#now, place)) this.#take(referrer)
  }

  /** Whether what records that refer to this one are built on is the same in both: a text, or the kind of a value. */
  #agrees(place: Place): boolean {
    const field = foundations[place.table]
    if (!field) return true
    const [target, current] = [this.#read(this.#source, place), this.#current(place)]
    return !target || !current || fieldOf(target, field) === fieldOf(current, field)
  }

  /** A key names one label, and one stance: where another has taken it meanwhile, the record comes back without. */
  #withFreeKey(table: TableName, target: AnyRecord): AnyRecord {
    if (table !== 'labels' && table !== 'stances') return target
    const { id, key } = target as Label | Stance
    if (key === null) return target
    for (const other of this.#now.all(table)) {
      if (other.id === id || other.key !== key) continue
      const place = { table, id: other.id } as Place
      if (!this.#read(this.#source, place)) {
        if (!this.#asked.has(keyOf(table, other.id))) return { ...target, key: null } as AnyRecord
      } else this.#take(place)
    }
    return target
  }

  #bringText(hash: TextHash, texts: Map<TextHash, string>): void {
    const text = this.#now.text(hash) === undefined ? this.#source.text(hash) : undefined
    if (text !== undefined) texts.set(hash, text)
  }

  #current(place: Place): AnyRecord | undefined {
    return this.#read(this.#now, place)
  }

  #read(reader: Source, { table, id }: Place): AnyRecord | undefined {
    return reader.get(table, id as IdOf<typeof table>)
  }
}

const foundations: { readonly [T in TableName]?: string } = { articles: 'textHash', attributes: 'kind' }
