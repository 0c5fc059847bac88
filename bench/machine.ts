import { cpus, loadavg, totalmem } from 'node:os'

/** What the figures were taken on, and how busy it was with other things. */
export function machine() {
  const processors = cpus()
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    load: loadavg().map(load => Math.round(load * 100) / 100),
  }
}
