import type { SingleBody } from '../operations/operation'
import type { AttributeId, EntityTypeId, LabelId, StanceId } from './ids'
import type { Attribute, EntityType, Label, Stance } from './records'

/*
 * The annotation scheme that a new project begins with. Its ids are the same in every project, so that the work of
 * two analysts who began apart can be laid side by side. Number keys are for labels: they clash with no letter.
 */

type Plain<R> = Omit<R, 'id' | 'order'> & { readonly id: string }

const labels: readonly Plain<Label>[] = [
  {
    id: 'label-fact',
    name: 'Fact',
    colour: 'blue',
    pattern: 'solid',
    key: '1',
    description: 'A state of affairs or an event that can be checked, without a figure.',
  },
  {
    id: 'label-figure',
    name: 'Figure',
    colour: 'orange',
    pattern: 'double',
    key: '2',
    description:
      'A quantity: a number, a bound or an estimate, with what it counts and the date that it holds for.',
  },
  {
    id: 'label-quote',
    name: 'Quote',
    colour: 'purple',
    pattern: 'dotted',
    key: '3',
    description: 'Words given as somebody’s own, where that they were said is the claim.',
  },
  {
    id: 'label-forecast',
    name: 'Forecast',
    colour: 'green',
    pattern: 'dashed',
    key: '4',
    description: 'What is expected or planned. It can be checked later only.',
  },
  {
    id: 'label-denial',
    name: 'Denial',
    colour: 'rose',
    pattern: 'wavy',
    key: '5',
    description: 'A statement that something is not so.',
  },
]

const attributes: readonly Plain<Attribute>[] = [
  {
    id: 'attribute-checked-original',
    name: 'Checked against original',
    kind: 'yes-no',
    choices: [],
    description:
      'Whether the claim was compared with the statement, document or recording that the article reports.',
  },
]

const entityTypes: readonly Plain<EntityType>[] = [
  { id: 'type-person', name: 'Person', icon: 'person', description: 'A person, or the holder of an office.' },
  {
    id: 'type-group',
    name: 'Group',
    icon: 'group',
    description: 'People without a common organisation: a contingent, refugees, voters.',
  },
  {
    id: 'type-organisation',
    name: 'Organisation',
    icon: 'organisation',
    description: 'A company, newspaper, alliance, university.',
  },
  {
    id: 'type-government',
    name: 'Government',
    icon: 'government',
    description: 'A state or a body of it: a ministry, a service, a court.',
  },
  { id: 'type-place', name: 'Place', icon: 'place', description: 'A country, region, town or site.' },
  {
    id: 'type-event',
    name: 'Event',
    icon: 'event',
    description: 'Something that happened: a battle, a summit, a treaty.',
  },
  {
    id: 'type-object',
    name: 'Object',
    icon: 'object',
    description: 'A thing or kind of thing: equipment, a ship, a document.',
  },
]

const stances: readonly Plain<Stance>[] = [
  {
    id: 'stance-supports',
    name: 'supports',
    meaning: 'supports',
    key: 's',
    description: 'Says the same from a source of its own.',
  },
  {
    id: 'stance-contradicts',
    name: 'contradicts',
    meaning: 'contradicts',
    key: 'x',
    description: 'Cannot be true together with the claim, of the same thing at the same date.',
  },
  {
    id: 'stance-repeats',
    name: 'repeats',
    meaning: 'repeats',
    key: 'r',
    description: 'Passes on the same report. It adds no independent origin.',
  },
  {
    id: 'stance-context',
    name: 'context',
    meaning: 'context',
    key: 'c',
    description: 'Neither for nor against, but needed to judge the claim.',
  },
]

/** The operations that give a project its first scheme, in order. */
export function defaultScheme(): readonly Extract<SingleBody, { kind: 'scheme.add' }>[] {
  return [
    ...labels.map(
      (part, order) =>
        ({
          kind: 'scheme.add',
          table: 'labels',
          record: { ...part, id: part.id as LabelId, order },
        }) as const,
    ),
    ...attributes.map(
      (part, order) =>
        ({
          kind: 'scheme.add',
          table: 'attributes',
          record: { ...part, id: part.id as AttributeId, order },
        }) as const,
    ),
    ...entityTypes.map(
      (part, order) =>
        ({
          kind: 'scheme.add',
          table: 'entityTypes',
          record: { ...part, id: part.id as EntityTypeId, order },
        }) as const,
    ),
    ...stances.map(
      (part, order) =>
        ({
          kind: 'scheme.add',
          table: 'stances',
          record: { ...part, id: part.id as StanceId, order },
        }) as const,
    ),
  ]
}
