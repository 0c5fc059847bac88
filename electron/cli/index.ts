import { configFolder, findInstallation } from '../host/installation'
import { processIo } from './io'
import { run } from './run'

const { version, sampleFolder } = findInstallation(import.meta.url)
process.exitCode = await run(
  process.argv.slice(2),
  processIo({ version, sampleFolder, configFolder: configFolder() }),
)
