import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { killLoop } from './kill'
import { measureSpeed } from './speed'

/*
 * The storage layer's ordeals, by name. Each gives its figures and whether what Claimbench promises was kept.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, count: { type: 'string' }, seed: { type: 'string' } },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
const child = fileURLToPath(new URL('kill-child.mjs', import.meta.url))

const ordeals: Record<string, () => Promise<{ readonly kept: boolean; readonly figures: object }>> = {
  async kill() {
    const { troubles, ...figures } = await killLoop(child, Number(values.count ?? 1_000), seed)
    for (const trouble of troubles) console.error(trouble)
    return { kept: figures.lost + figures.unopened + figures.inconsistent + troubles.length === 0, figures }
  },
  async speed() {
    return { kept: true, figures: await measureSpeed(Number(values.count ?? 2_000)) }
  },
}

if (values.only !== undefined && !(values.only in ordeals)) {
  console.error(`There is no “${values.only}”: ${Object.keys(ordeals).join(', ')}.`)
  process.exit(2)
}
for (const [name, run] of Object.entries(ordeals)) {
  if (values.only !== undefined && values.only !== name) continue
  const { kept, figures } = await run()
  console.table({ [name]: figures })
  console.log(JSON.stringify({ ordeal: name, seed, kept, ...figures }))
  if (!kept) process.exitCode = 1
}
