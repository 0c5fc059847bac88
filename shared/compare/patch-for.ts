import { atOnce } from '../model/at-once'
import { ChangeBuilder, type Patch, patchingBack } from '../model/change'
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
  return atOnce(restoring(source, now, keys))
}

/** The same in steps, each of which says how much of it is done, from 0 to 1, as far as that is known. */
export function* restoring(
  source: Source,
  now: ProjectReader,
  keys: Iterable<string>,
): Generator<number, Restoration> {
  return yield* new Closure(source, now, new Set(keys)).steps()
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
  }

  *steps(): Generator<number, Restoration> {
    const share = stages(4)
    let looked = 0
    for (const key of this.#asked) {
      const place = placeOf(key)
      if (tableNames.includes(place.table)) this.#take(place)
      yield share(0, ++looked / this.#asked.size)
    }
    let followed = 0
    for (let next = this.#todo.pop(); next; next = this.#todo.pop()) {
      this.#follow(next)
      yield share(1, ++followed / this.#taken.size)
    }
    const builder = new ChangeBuilder()
    const texts = new Map<TextHash, string>()
    let built = 0
    for (const { place, target } of this.#taken.values()) {
      const { table } = place
      builder.record(table, place.id as never, target as never, this.#current(place) as never)
      if (table === 'articles' && target)
        this.#bringText((target as TableRecords['articles']).textHash, texts)
      yield share(2, ++built / this.#taken.size)
    }
    const patching = patchingBack(builder.done())
    let patched = 0
    let step = patching.next()
    for (; !step.done; step = patching.next()) yield share(3, ++patched / this.#taken.size)
    const keys = [...this.#taken.keys()]
    return {
      patch: step.value,
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

/** The share of work in equal stages that is done, by the share of one of them. */
const stages = (count: number) => (stage: number, share: number) => (stage + share) / count

const foundations: { readonly [T in TableName]?: string } = { articles: 'textHash', attributes: 'kind' }
