import { placeOf } from '../compare/differences'
import { type Names, titleOf } from '../compare/titles'
import { nounsOf } from '../model/table-nouns'
import type { AnyRecord } from '../model/tables'
import type { Unit } from './unit'
import { partInWords, quoted, valueInWords } from './unit-words'

/** What a sentence about a conflict needs to know. */
export interface Told {
  /** The teammate's name, or what theirs is called by. */
  readonly them: string
  /** When the common base was, in words: “28 February”; null where there is none. */
  readonly since: string | null
  readonly mine: Names
  readonly theirs: Names
  /** What a record was merged into, by key. */
  readonly redirectOf: (key: string) => string | undefined
  /** What has something new that needs the record, by the record's key. */
  readonly usersOf: (key: string) => readonly Unit[]
}

/** A conflict in a sentence, and what it was before both began; null where it was not there. */
export interface Explanation {
  readonly sentence: string
  readonly base: string | null
}

/** “Both of you changed what this figure counts after the common base of 28 February.” */
export function explainConflict(unit: Unit, told: Told): Explanation {
  const base = valueInWords(unit, unit.base, told.mine)
  return { sentence: sentenceOf(unit, told), base }
}

function sentenceOf(unit: Unit, told: Told): string {
  const what = partInWords(unit, eitherName(told))
  const after = told.since ? ` after the common base of ${told.since}` : ''
  const mineGone = unit.part === null && unit.mine === null
  const [remover, other] = mineGone ? ['You', told.them] : [told.them, 'you']
  switch (unit.conflict) {
    case 'both-changed':
      return `Both of you changed ${what}${after}.`
    case 'changed-and-removed':
      return `${remover} removed ${what}, and ${other} changed it${after}.`
    case 'removed-and-used':
      return `${remover} removed ${named(unit, told)}, and ${usedBy(unit, told, other)}.`
    case 'merged-and-used':
      return `${remover} merged ${named(unit, told)} into ${redirectName(unit, told)}, and ${usedBy(unit, told, other)}.`
    case 'added-differently':
      return `Both of you have this ${nounsOf[unit.table]}, and not the same, with nothing in common before.`
    case 'decided-before':
      return `It was decided before what ${what} is to be, and ${told.them} has a value that the decision did not know.`
    case 'left-open':
      return `An earlier merge left open what to make of ${what}.`
    case 'follows':
      return `It goes as ${rootsInWords(unit, told)} ${unit.follows.length > 1 ? 'go' : 'goes'}.`
    case null:
      return ''
  }
}

/** How many of what need the record: “Bo has 3 claims and 1 mention that need it”. */
function usedBy({ key }: Unit, told: Told, other: string): string {
  const counts = new Map<string, number>()
  // A record that has come whole and a part of it that follows are one record.
  const records = new Map(told.usersOf(key).map(({ table, id }) => [`${table}/${id}`, table]))
  for (const table of records.values()) counts.set(nounsOf[table], (counts.get(nounsOf[table]) ?? 0) + 1)
  const parts = [...counts].map(([noun, count]) => `${count} ${noun}${count === 1 ? '' : 's'}`)
  const has = other === 'you' ? 'have' : 'has'
  const list = parts.join(', ').replace(/, ([^,]*)$/, ' and $1')
  const needs = parts.length === 1 && [...counts.values()][0] === 1 ? 'needs' : 'need'
  return list === '' ? `${other} still ${has} use for it` : `${other} ${has} ${list} that ${needs} it`
}

function rootsInWords({ follows }: Unit, told: Told): string {
  const roots = follows.map(key => titleByKey(key, told)).slice(0, 2)
  return roots.length === 0 ? 'another conflict' : roots.join(' and ')
}

/** By what it is called in either version, or was called in one that there was to choose from. */
function named(unit: Unit, told: Told): string {
  const names = eitherName(told)
  const versions = unit.part === null ? [unit.mine, unit.theirs, unit.base, ...unit.options] : []
  const record = (names.get(unit.table, unit.id as never) ?? versions.find(version => version)) as
    | AnyRecord
    | undefined
  return `the ${nounsOf[unit.table]} ${record ? quoted(titleOf(unit.table, record, names)) : 'that is gone'}`
}

function redirectName({ key }: Unit, told: Told): string {
  const into = told.redirectOf(key)
  return into ? titleByKey(into, told, false) : 'another'
}

function titleByKey(key: string, told: Told, withNoun = true): string {
  const { table, id } = placeOf(key)
  const names = eitherName(told)
  const record = names.get(table, id as never) as AnyRecord | undefined
  const title = record ? quoted(titleOf(table, record, names)) : 'that is gone'
  return withNoun ? `the ${nounsOf[table]} ${title}` : title
}

/** Names are looked up in mine and, where they are not there, in theirs. */
function eitherName({ mine, theirs }: Told): Names {
  return { get: (table, id) => mine.get(table, id) ?? theirs.get(table, id) }
}
