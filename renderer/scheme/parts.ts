import { colours, patterns } from '#shared/model/choices'
import type { AttributeId, EntityTypeId, LabelId, StanceId } from '#shared/model/ids'
import type { Attribute, EntityType, Label, Stance } from '#shared/model/records'
import type { SchemeTable } from '#shared/model/tables'
import { newId } from '../store'

/** A part of the scheme, whichever table it is in. */
export type SchemePart = Label | Attribute | EntityType | Stance

/** How each table is spoken of. */
export const partWords: Record<SchemeTable, { title: string; one: string; about: string }> = {
  labels: {
    title: 'Labels',
    one: 'label',
    about: 'What kind of claim a span makes. A label’s key marks the selection with it.',
  },
  attributes: { title: 'Attributes', one: 'attribute', about: 'What else is to be said of every claim.' },
  entityTypes: {
    title: 'Entity types',
    one: 'entity type',
    about: 'What kinds of entity the register holds.',
  },
  stances: {
    title: 'Stances',
    one: 'stance',
    about:
      'What evidence can say to a claim. Each means one of four things, so that corroboration can be counted.',
  },
}

/** What a scheme cannot do without at least one of is said where its last one would go. */
export function freshPart(table: SchemeTable, parts: readonly SchemePart[]): SchemePart {
  const order = Math.max(-1, ...parts.map(part => part.order)) + 1
  const name = freshName(`New ${partWords[table].one}`, parts)
  const common = { name, description: '', order }
  switch (table) {
    case 'labels':
      return {
        ...common,
        id: newId<LabelId>('label'),
        ...freshLook(parts as readonly Label[]),
        key: freshKey(parts as readonly Label[]),
      }
    case 'attributes':
      return { ...common, id: newId<AttributeId>('attribute'), kind: 'text', choices: [] }
    case 'entityTypes':
      return { ...common, id: newId<EntityTypeId>('type'), icon: 'other' }
    case 'stances':
      return { ...common, id: newId<StanceId>('stance'), meaning: 'context', key: null }
  }
}

function freshName(wanted: string, parts: readonly SchemePart[]): string {
  const names = new Set(parts.map(part => part.name))
  let name = wanted
  for (let count = 2; names.has(name); count++) name = `${wanted} ${count}`
  return name
}

/** The first colour that no label has; once all are taken, the first pair of colour and pattern that none has. */
function freshLook(labels: readonly Label[]): Pick<Label, 'colour' | 'pattern'> {
  const taken = new Set(labels.map(label => label.colour))
  const colour = colours.find(each => !taken.has(each))
  if (colour) return { colour, pattern: patterns[labels.length % patterns.length] ?? 'solid' }
  const pairs = new Set(labels.map(label => `${label.colour} ${label.pattern}`))
  for (const pattern of patterns) {
    for (const each of colours) if (!pairs.has(`${each} ${pattern}`)) return { colour: each, pattern }
  }
  return { colour: 'slate', pattern: 'solid' }
}

function freshKey(labels: readonly Label[]): string | null {
  const taken = new Set(labels.map(label => label.key))
  return [...'123456789'].find(key => !taken.has(key)) ?? null
}
