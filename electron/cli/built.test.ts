import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { findInstallation } from '../host/installation'

/* The program as a process of its own: its streams and its exit code are the system's. */

const { root, version } = findInstallation(import.meta.url)
const folder = join(root, 'test-results/cli')
const sample = join(root, 'seeds/sample.claimbench.json')

beforeAll(async () => {
  const entry = join(root, 'electron/cli/index.ts')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: entry, outDir: folder, emptyOutDir: true },
  })
})

const start = (...argv: string[]) => spawn(process.execPath, [join(folder, 'index.js'), ...argv])

describe('claimbench as a process', () => {
  test('gives results on stdout, messages on stderr and its exit code', async () => {
    const right = start('--version')
    const [out] = await Promise.all([right.stdout.setEncoding('utf8').toArray(), once(right, 'exit')])
    expect(out.join('')).toBe(`${version}\n`)
    expect(right.exitCode).toBe(0)

    const wrong = start('check', 'nosuch.claimbench.json')
    const [messages] = await Promise.all([wrong.stderr.setEncoding('utf8').toArray(), once(wrong, 'exit')])
    expect(messages.join('')).toContain('“nosuch.claimbench.json”')
    expect(wrong.exitCode).toBe(3)
  })

  test('writes the whole of a long result into a pipe', async () => {
    const child = start('export', sample)
    const [pieces] = await Promise.all([child.stdout.setEncoding('utf8').toArray(), once(child, 'exit')])
    expect(JSON.parse(pieces.join('')).format).toBe('claimbench-dataset')
  })

  test('ends quietly when its reader has gone', async () => {
    const child = start('export', sample)
    child.stdout.destroy()
    const [messages] = await Promise.all([child.stderr.setEncoding('utf8').toArray(), once(child, 'exit')])
    expect(messages.join('')).toBe('')
    expect(child.exitCode).toBe(0)
  })
})
