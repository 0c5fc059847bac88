import type { ArticleName } from './articles'

export interface SampleEntity {
  readonly name: string
  readonly type: 'person' | 'group' | 'organisation' | 'government' | 'place' | 'event' | 'object'
  readonly aliases?: readonly string[]
  readonly note?: string
  /** Where every occurrence of these words is marked, article by article. */
  readonly mentions: Partial<Record<ArticleName, readonly string[]>>
}

/** The register of entities, by a short name for use in this folder. */
export const entities = {
  torvane: {
    name: 'Torvane',
    type: 'government',
    aliases: ['the northern ally', 'the north'],
    note: 'Sends the soldiers. Speaks through its state news agency only.',
    mentions: { wire: ['Torvane', 'the northern ally'], release: ['Torvane'], interview: ['the north'] },
  },
  lasova: {
    name: 'Lasova',
    type: 'government',
    aliases: ['Republic of Lasova', 'Mardesk'],
    note: 'The host. “Mardesk”, its capital, stands for its government.',
    mentions: { wire: ['Lasova', 'Mardesk'], release: ['Republic of Lasova'], interview: ['Lasova'] },
  },
  pellany: {
    name: 'Pellany',
    type: 'government',
    aliases: ['Drayholm'],
    mentions: { wire: ['Pellany'], policy: ['Pellany'], interview: ['Pellany'] },
  },
  aumere: {
    name: 'Aumere',
    type: 'government',
    aliases: ['Government of Aumere', 'Port Aumere'],
    mentions: { wire: ['Aumere'], release: ['Government of Aumere'] },
  },
  president: {
    name: 'President of Pellany',
    type: 'person',
    aliases: ['the president'],
    mentions: { wire: ['the president of Pellany'], longView: ['the president of Pellany'] },
  },
  directorate: {
    name: 'Military intelligence directorate of Pellany',
    type: 'government',
    aliases: ['military intelligence directorate', 'the directorate'],
    mentions: {
      wire: ['military intelligence directorate'],
      longView: ['military intelligence directorate'],
      policy: ['military intelligence directorate', 'The directorate'],
      interview: ['military intelligence directorate'],
    },
  },
  spyChief: {
    name: 'Head of the military intelligence directorate',
    type: 'person',
    aliases: ['spy chief', 'the general'],
    mentions: { interview: ['spy chief', 'The general', 'the general'] },
  },
  jointStaff: {
    name: 'Joint Staff of Aumere',
    type: 'government',
    aliases: ['Joint Staff', 'the staff in Port Aumere'],
    note: 'Exchanges reports with the directorate in Pellany: the two are not wholly independent.',
    mentions: {
      release: ['The Joint Staff'],
      policy: ['Joint Staff of Aumere'],
      interview: ['the Joint Staff'],
    },
  },
  defenceMinister: {
    name: 'Defence minister of Aumere',
    type: 'person',
    aliases: ['the defence minister'],
    mentions: { release: ['the defence minister'], wire: ['Its defence minister'] },
  },
  foreignMinistry: {
    name: 'Foreign ministry of Lasova',
    type: 'government',
    aliases: ['the foreign ministry'],
    mentions: { wire: ['the foreign ministry'], longView: ['Its foreign ministry'] },
  },
  stateAgency: {
    name: 'State news agency of Torvane',
    type: 'organisation',
    aliases: ['Torvane’s state agency'],
    mentions: { wire: ["Torvane's state news agency"], longView: ['Torvane’s state agency'] },
  },
  contingent: {
    name: 'Torvanian contingent',
    type: 'group',
    aliases: ['the contingent', 'the newcomers'],
    mentions: { release: ['the contingent'], policy: ['the newcomers'] },
  },
  compact: {
    name: 'Western Compact',
    type: 'organisation',
    aliases: ['the alliance'],
    mentions: { wire: ['Western Compact', 'the alliance'], longView: ['Western Compact'] },
  },
  kelm: {
    name: 'Kelm district',
    type: 'place',
    aliases: ['Kelm'],
    mentions: {
      wire: ['Kelm district'],
      longView: ['Kelm district'],
      policy: ['Kelm district'],
      interview: ['Kelm district'],
    },
  },
  varno: { name: 'Varno', type: 'place', mentions: { wire: ['Varno'] } },
  pact: {
    name: 'Treaty of Mutual Aid',
    type: 'event',
    aliases: ['the pact'],
    note: 'Signed in June 2024, in force from 4 December 2024.',
    mentions: {
      wire: ['a pact'],
      longView: ['the pact'],
      release: ['The Treaty of Mutual Aid'],
      policy: ['The pact'],
    },
  },
  strike: { name: 'Strike near Varno, 3 October 2024', type: 'event', mentions: { wire: ['the strike'] } },
  guns: {
    name: 'Long-range guns and launchers',
    type: 'object',
    aliases: ['long-range guns'],
    mentions: { release: ['long-range guns'], interview: ['long-range guns and launchers'] },
  },
  harbourDaily: { name: 'Harbour Daily', type: 'organisation', mentions: { interview: ['Harbour Daily'] } },
  continentalWire: {
    name: 'Continental Wire',
    type: 'organisation',
    mentions: { longView: ['Continental Wire'] },
  },
} as const satisfies Record<string, SampleEntity>
export type EntityName = keyof typeof entities
