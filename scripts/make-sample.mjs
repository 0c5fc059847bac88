/*
 * Makes seeds/sample.claimbench.json anew from seeds/articles/ and what seeds/sample/ says was marked in them. The
 * clock and the dice are the sample's own: the same sources give the same file, byte for byte.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './hosts.mjs'

const { module } = await runnerImport(join(root, 'seeds/sample/make-sample.ts'), { root, logLevel: 'error' })
const file = join(root, 'seeds/sample.claimbench.json')
writeFileSync(file, module.sampleFile(join(root, 'seeds/articles')))
console.log(`Wrote ${file}`)
