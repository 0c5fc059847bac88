import type { FolderView } from '#shared/api/views'

/* What a file dialog knows without asking: order, choice, names. */

export type Entry = FolderView['entries'][number]
export type SortKey = 'name' | 'size' | 'changed'
export interface Sorting {
  readonly by: SortKey
  readonly descending: boolean
}

/** Folders first in any order, then by what is asked for, then by name. */
export function sorted(entries: readonly Entry[], { by, descending }: Sorting): readonly Entry[] {
  const turn = descending ? -1 : 1
  const compare = (a: Entry, b: Entry): number => {
    if (by === 'size') return a.size - b.size
    if (by === 'changed') return a.changed.localeCompare(b.changed)
    return 0
  }
  return entries.toSorted((a, b) => {
    if (a.kind !== b.kind) return a.kind === 'folder' ? -1 : 1
    const sized = by === 'size' && a.kind === 'folder' ? 0 : compare(a, b) * turn
    return sized || byName(a, b) * (by === 'name' ? turn : 1)
  })
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
const byName = (a: Entry, b: Entry) => names.compare(a.name, b.name)

/** What is chosen, and from where a stretch of choices is counted. */
export interface Choosing {
  readonly active: number | null
  readonly from: number
  readonly chosen: ReadonlySet<string>
}
export const nothingChosen: Choosing = { active: null, from: 0, chosen: new Set() }

/** What is chosen after the keyboard or the mouse has gone to an entry: one, a stretch (Shift), one more or less (Ctrl). */
export function choose(
  before: Choosing,
  entries: readonly Entry[],
  index: number,
  how: { shift: boolean; mod: boolean; multiple: boolean },
): Choosing {
  const path = entries[index]?.path
  if (path === undefined) return before
  if (how.multiple && how.shift) {
    const [first, last] = [Math.min(before.from, index), Math.max(before.from, index)]
    const stretch = entries.slice(first, last + 1).map(entry => entry.path)
    return {
      active: index,
      from: before.from,
      chosen: new Set(how.mod ? [...before.chosen, ...stretch] : stretch),
    }
  }
  if (how.multiple && how.mod) {
    const chosen = new Set(before.chosen)
    if (!chosen.delete(path)) chosen.add(path)
    return { active: index, from: index, chosen }
  }
  return { active: index, from: index, chosen: new Set([path]) }
}

/** The entry that what was typed jumps to: the next that begins with it, from `active` on and around. */
export function findTyped(entries: readonly Entry[], typed: string, active: number | null): number | null {
  const wanted = typed.toLocaleLowerCase()
  // One letter goes on to the next with it; more letters stay where they fit.
  const begin = typed.length === 1 && active !== null ? active + 1 : (active ?? 0)
  for (let step = 0; step < entries.length; step++) {
    const index = (begin + step) % entries.length
    if (entries[index]?.name.toLocaleLowerCase().startsWith(wanted)) return index
  }
  return null
}

/** Why a file cannot be called so, or null where it can. */
export function nameProblem(name: string): string | null {
  const wanted = name.trim()
  if (wanted === '') return 'Give the file a name.'
  if (wanted === '.' || wanted === '..' || /[\\/:*?"<>|\0]/.test(wanted))
    return 'A file’s name cannot contain \\ / : * ? " < > |.'
  return null
}

/** The name with the ending that the files of this kind have, where it has none of their endings. */
export function withEnding(name: string, endings: readonly string[]): string {
  const wanted = name.trim()
  const lower = wanted.toLowerCase()
  if (endings.length === 0 || endings.some(ending => lower.endsWith(`.${ending.toLowerCase()}`)))
    return wanted
  return `${wanted}.${endings[0]}`
}

/** A file's path in a folder, with the separator that the folder's own path has. */
export function pathIn(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/'
  return folder.endsWith(separator) ? folder + name : folder + separator + name
}

/** A suggestion read as a folder to begin in and a name: a bare name has no folder. */
export function readSuggestion(suggested: string | undefined): { folder: string | null; name: string } {
  if (!suggested) return { folder: null, name: '' }
  const cut = Math.max(suggested.lastIndexOf('/'), suggested.lastIndexOf('\\'))
  if (cut < 0) return { folder: null, name: suggested }
  return { folder: suggested.slice(0, cut) || suggested.slice(0, cut + 1), name: suggested.slice(cut + 1) }
}

/** Every file is chosen; the keyboard stands on one of them, so that Enter takes them all. */
export function chooseAll(before: Choosing, entries: readonly Entry[]): Choosing {
  const files = entries.filter(entry => entry.kind === 'file')
  const standing = before.active === null ? undefined : entries[before.active]
  const active = standing?.kind === 'file' ? before.active : entries.findIndex(entry => entry.kind === 'file')
  return {
    ...before,
    chosen: new Set(files.map(file => file.path)),
    active: active === -1 ? before.active : active,
  }
}
