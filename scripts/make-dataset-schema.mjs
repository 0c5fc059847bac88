/* Writes docs/dataset.schema.json, the dataset's format as JSON Schema, from the schemas that the code itself checks with. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './hosts.mjs'

const { module } = await runnerImport(join(root, 'shared/dataset/json-schema.ts'), {
  root,
  logLevel: 'error',
})
const file = join(root, 'docs/dataset.schema.json')
writeFileSync(file, `${JSON.stringify(module.datasetJsonSchema(), null, 2)}\n`)
console.log(`Wrote ${file}`)
