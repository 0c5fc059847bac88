import { z } from 'zod'
import { attribute, entityType, label, stance } from '../model/records'
import { described, named, open } from './described'

const l = label.unwrap().shape
const a = attribute.unwrap().shape
const t = entityType.unwrap().shape
const s = stance.unwrap().shape

const common = {
  name: described(l.name, 'Its name, as annotators see it.'),
  description: described(l.description, 'What it is for, in the codebook’s words.'),
  order: described(l.order, 'Its place in lists: smaller comes first.'),
}
const key = described(l.key, 'The key that applies it, or null.')

export const datasetScheme = named(
  open({
    labels: described(
      z.array(
        open({
          id: described(l.id, 'Identifies the label.'),
          ...common,
          colour: described(l.colour, 'The named colour that it is shown in.'),
          pattern: described(l.pattern, 'The underline that tells it apart without colour.'),
          key,
        }),
      ),
      'What a claim can be.',
    ),
    attributes: described(
      z.array(
        open({
          id: described(a.id, 'Identifies the attribute; the key in a claim’s attributes.'),
          ...common,
          kind: described(a.kind, 'What kind of value it takes.'),
          choices: described(z.array(z.string()), 'The values to choose from, where the kind is choice.'),
        }),
      ),
      'What is said about a claim beside its label.',
    ),
    entityTypes: described(
      z.array(
        open({
          id: described(t.id, 'Identifies the entity type.'),
          ...common,
          icon: described(t.icon, 'The sign that it is shown with.'),
        }),
      ),
      'What an entity can be.',
    ),
    stances: described(
      z.array(
        open({
          id: described(s.id, 'Identifies the stance.'),
          ...common,
          meaning: described(s.meaning, 'Which of the four things it means to corroboration.'),
          key,
        }),
      ),
      'How an evidence link’s target stands to its claim.',
    ),
  }),
  'Scheme',
  'The annotation scheme (codebook).',
)
