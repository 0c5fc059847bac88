import { z } from 'zod'
import { datasetSchema } from './dataset'

/**
 * The dataset's format as JSON Schema (draft 2020-12), as `docs/dataset.schema.json` publishes it. Objects stay open:
 * a later minor addition must not make an older reader's check fail.
 */
export function datasetJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(datasetSchema, {
    target: 'draft-2020-12',
    io: 'input',
    // The model's records are readonly to TypeScript; `readOnly` in JSON Schema means another thing.
    override: ({ jsonSchema }) => delete jsonSchema.readOnly,
  })
  return {
    $schema,
    title: 'Claimbench dataset, version 1',
    description:
      'Articles with the claims, entities and evidence links that analysts marked in them. See docs/dataset.md.',
    ...schema,
  }
}
