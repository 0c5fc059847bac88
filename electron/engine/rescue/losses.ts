import type { RescuePart } from '#shared/api/rescue-views'
import type { IndexedProject } from '#shared/model/indexed-project'
import { moment } from '#shared/model/records'
import { tableNames } from '#shared/model/tables'
import { short } from '#shared/operations/describe'
import type { Replayed } from './history'
import type { Salvage, Section } from './salvage'
import type { Texts } from './texts'
import { nouns, readFragment, sectionWords } from './words'

/** What the file says about itself that cannot be so. */
export function fileParts({ version, epoch, saved, closed, revision }: Salvage): RescuePart[] {
  const count = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
  const sound = {
    version: count(version) && version !== 0,
    epoch: count(epoch),
    saved: moment.safeParse(saved).success,
    closed: typeof closed === 'boolean',
    revision: count(revision),
  }
  return Object.entries(sound).flatMap(([name, fits]) =>
    fits ? [] : [part(name, 'file', 'File', `its “${name}” cannot be read`, 'mended', 'It is set anew.')],
  )
}

/** Whole sections that are not there, or not to their end: how much was in them nobody can know. */
export function sectionParts({ complete }: Salvage, { whole }: Replayed): RescuePart[] {
  const sections: Section[] = [...tableNames, 'texts', 'history']
  return sections.flatMap(section => {
    if (complete.has(section) || (section === 'history' && whole)) return []
    const words = sectionWords[section]
    const name = words[0]?.toUpperCase() + words.slice(1)
    const what = 'part of this section of the file is missing or broken'
    if (section === 'texts')
      return [
        part(section, section, name, what, 'left-out', 'An article whose text is lost is listed by itself.'),
      ]
    if (section === 'history')
      return [
        part(section, section, name, what, 'left-out', 'Who did what, and when, is lost for that part.'),
      ]
    return whole
      ? [part(section, section, name, what, 'restored', 'It was made anew from the project’s history.')]
      : [
          part(
            section,
            section,
            name,
            what,
            'left-out',
            'What could be read of it is kept. How much was lost cannot be told.',
          ),
        ]
  })
}

/** Stretches of the file that belong to no table: the tables' own are told of with their records. */
export function fragmentParts({ fragments }: Salvage, { whole }: Replayed): RescuePart[] {
  return fragments.flatMap(({ section, line, text }) => {
    if (section !== null && section !== 'texts' && section !== 'history') return []
    const place = section ?? 'file'
    const { id, said } = readFragment(text)
    // What has no words of anybody's to be named by is shown as it stands, and not named by its brackets.
    const [first] = section === 'history' && id ? said.filter(words => words.startsWith('“')) : []
    const name = first ? `${nouns[place]} that speaks of ${short(first)}` : nouns[place]
    const what = `line ${line.toLocaleString('en-GB')} of the file is broken`
    const known = whole && section === null
    const how = known
      ? 'Nothing is lost by it: the project’s history is whole.'
      : 'It could not be kept. What can be read of it stands here.'
    return [part(`line ${line}`, place, name, what, known ? 'kept' : 'left-out', how, known ? [] : said)]
  })
}

/** Texts that are not those of any article: kept in the file, where they are texts at all. And those that stood under another’s name. */
export function textParts(
  { texts }: Salvage,
  { altered, misnamed }: Texts,
  project: IndexedProject,
): RescuePart[] {
  const parts: RescuePart[] = []
  const shown = (hash: string) => `texts/${hash.slice(0, 16)}…`
  for (const { hash, text } of texts) {
    if (typeof text === 'string') continue
    parts.push(part(shown(hash), 'texts', 'Text', 'it is no text', 'left-out', 'There was nothing to keep.'))
  }
  for (const hash of misnamed) {
    const what = 'the hash that it stands under is not its own'
    const how = 'It is the text that was imported, and stands under its own again.'
    parts.push(part(shown(hash), 'texts', 'Text', what, 'mended', how))
  }
  for (const [hash, { text, hash: actual, whole }] of altered) {
    if (project.text(actual) !== undefined) continue
    project.addText(actual, text)
    const what = whole ? 'it is not the text that was imported' : 'it breaks off'
    const how = 'No article that could be rescued has it. It is kept in the file all the same.'
    parts.push(part(shown(hash), 'texts', 'Text', what, 'kept', how, [text.slice(0, 300)]))
  }
  return parts
}

function part(
  where: string,
  place: RescuePart['place'],
  name: string,
  what: string,
  outcome: RescuePart['outcome'],
  how: string,
  said: readonly string[] = [],
): RescuePart {
  return { where, place, name, what, outcome, how, said }
}
