import { copyFile, mkdir, readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { testFolder } from '../../test-folders.test-support'
import { trialPorts, trialReaders, value } from '../trial.test-support'
import { createEngine, machine } from '../workbench'
import { removeUnheld, type Written, writtenNow } from './remove-unheld'

/* A project file that nobody has asked for goes again, but never from under somebody who works on it. */

let folder: string
const path = () => join(folder, 'p.claimbench.json')
beforeEach(async () => {
  folder = await realpath(testFolder('remove'))
  await copyFile(join(import.meta.dirname, '../../../seeds/sample.claimbench.json'), path())
})

const written = async () => (await writtenNow(path())) as Written
const left = async () => (await readdir(folder)).filter(name => name.startsWith('p.'))

/** Another workbench, with the project open. */
async function elsewhere() {
  const engine = createEngine(machine, trialReaders)
  const { methods } = await engine.openSession(trialPorts(folder))
  value(await methods['project.open']({ path: path() }))
  return { engine, methods }
}

test('one that nobody has opened goes, and leaves no lock', async () => {
  await removeUnheld(path(), await written(), machine)
  expect(await left()).toEqual([])
})

test('one that is open elsewhere stays', async () => {
  const as = await written()
  const { engine } = await elsewhere()
  await removeUnheld(path(), as, machine)
  expect(await left()).toContain('p.claimbench.json')
  await engine.closeEngine()
})

test('so does one that somebody has worked on and closed again', async () => {
  const as = await written()
  const { engine, methods } = await elsewhere()
  value(
    await methods['project.perform']({
      project: path(),
      body: { kind: 'project.set', patch: { title: 'Theirs' } },
    }),
  )
  await engine.closeEngine()
  await removeUnheld(path(), as, machine)
  expect(await left()).toEqual(['p.claimbench.json'])
})

test('and one that somebody has worked on and was killed: what they did is in the journal alone', async () => {
  const { engine, methods } = await elsewhere()
  value(
    await methods['project.perform']({
      project: path(),
      body: { kind: 'project.set', patch: { title: 'Theirs' } },
    }),
  )
  // As it is left then: the file as it was made, and no process that has it.
  const names = ['p.claimbench.json', 'p.claimbench.journal']
  const left = join(folder, 'left')
  await mkdir(left)
  for (const name of names) await copyFile(join(folder, name), join(left, name))
  await engine.closeEngine()
  const file = join(left, 'p.claimbench.json')
  await removeUnheld(file, (await writtenNow(file)) as Written, machine)
  expect((await readdir(left)).sort()).toEqual(names.sort())
})
