/*
 * Makes seeds/sample.claimbench.json anew from seeds/articles/ and what seeds/sample/ says was marked in them, and the
 * teammates' versions in seeds/teammates/ and seeds/parallel/. The clock and the dice are the sample's own: the same
 * sources give the same files, byte for byte.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './hosts.mjs'

const articles = join(root, 'seeds/articles')
const made = async path => (await runnerImport(join(root, path), { root, logLevel: 'error' })).module

const { sampleFile } = await made('seeds/sample/make-sample.ts')
write('seeds/sample.claimbench.json', sampleFile(articles))

const { teammates } = await made('seeds/sample/make-teammates.ts')
for (const [name, versionOf] of Object.entries(teammates)) write(`seeds/${name}`, versionOf(articles))

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  console.log(`Wrote ${path}`)
}
