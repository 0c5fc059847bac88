import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CliTrial } from './cli-trial.test-support'

let trial: CliTrial
beforeEach(async () => {
  trial = await CliTrial.begin()
})
afterEach(() => trial.end())

/** The sample with something wrong, and where a rescue of it goes. */
async function damaged(
  damage: (text: string) => string,
): Promise<{ project: string; out: string; bytes: string }> {
  const project = await trial.sample()
  const bytes = damage(await readFile(project, 'utf8'))
  await writeFile(project, bytes)
  return { project, out: join(trial.folder, 'rescued.claimbench.json'), bytes }
}

test('what the history makes anew is whole again: exit code 0, and the original is not touched', async () => {
  const { project, out, bytes } = await damaged(text => text.replace('"status":"set-aside"', '"status":7'))
  const ran = await trial.claimbench('rescue', project, '--out', out)
  expect(ran.out).toMatch(
    /claims\/claim-sample-prisoners: made anew from the history: Claim “.+”: its “Status” is 7, and should be “open”/,
  )
  expect(ran.out).toMatch(/rescued: 1 description of the project, .*29 claims/)
  expect(ran.code).toBe(0)
  expect(await readFile(project, 'utf8')).toBe(bytes)
  expect((await trial.claimbench('check', out)).out).toMatch(/sound \(7 articles, 29 claims/)
})

test('what cannot be kept is printed with its quotes: exit code 1', async () => {
  const { project, out } = await damaged(text => text.replace(/^"[0-9a-f]{64}": ".*\n/m, ''))
  const ran = await trial.claimbench('rescue', project, '--out', out, '--json')
  expect(ran.code).toBe(1)
  const { parts, out: into } = JSON.parse(ran.out)
  expect(into).toBe(out)
  const claims = parts.filter(
    ({ place, outcome }: { place: string; outcome: string }) => place === 'claims' && outcome === 'left-out',
  )
  expect(claims.length).toBeGreaterThan(0)
  for (const { said } of claims) expect(said[0]).toMatch(/^“/)
})

test('without --out it only says what could be rescued', async () => {
  const { project } = await damaged(text => text.slice(0, text.length / 2))
  const ran = await trial.claimbench('rescue', project)
  expect(ran.out).toContain('not written: --out names the new file')
  expect(ran.code).toBe(1)
  expect((await readdir(trial.folder)).filter(name => name.endsWith('.json'))).toEqual(['p.claimbench.json'])
})

test('no file is written over, and a sound one is not rescued', async () => {
  const project = await trial.sample()
  expect(await trial.claimbench('rescue', project)).toMatchObject({
    code: 3,
    err: expect.stringContaining('not damaged'),
  })
  await writeFile(project, (await readFile(project, 'utf8')).slice(0, 30_000))
  expect(await trial.claimbench('rescue', project, '--out', project)).toMatchObject({ code: 2 })
})

test('a file of which nothing is left', async () => {
  const { project, out } = await damaged(() => '\0'.repeat(4_000))
  const ran = await trial.claimbench('rescue', project, '--out', out)
  expect(ran).toMatchObject({ code: 3, out: expect.stringContaining('nothing to rescue') })
})
