import { readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Trial, value } from './trial.test-support'

let trial: Trial
const at = (name: string) => join(trial.folder, name)
beforeEach(async () => {
  trial = await Trial.begin()
  await trial.projectWithArticle()
})
afterEach(() => trial.end())

describe('an export', () => {
  it('replaces an earlier one, and leaves nothing else behind', async () => {
    const { path, bytes } = value(await trial.methods['dataset.export']({ path: at('out') }))
    expect(path).toBe(at('out.json'))
    expect((await readFile(path)).length).toBe(bytes)
    await writeFile(path, 'of last week')
    value(await trial.methods['dataset.export']({ path }))
    expect(JSON.parse(await readFile(path, 'utf8')).format).toBe('claimbench-dataset')
    // The project's lock, which is renewed all the while, may have a file of its own for the moment.
    expect((await readdir(trial.folder)).filter(name => name.includes('out'))).toEqual(['out.json'])
  })

  it('never takes the place of the project that it is made from, by whichever name', async () => {
    value(await trial.methods['project.save']({}))
    const before = await readFile(at('p.claimbench.json'))
    await symlink(at('p.claimbench.json'), at('link.json'))
    for (const path of [at('p.claimbench.json'), at('link.json')])
      expect(await trial.methods['dataset.export']({ path })).toMatchObject({
        ok: false,
        problem: { code: 'in-use' },
      })
    expect(before.equals(await readFile(at('p.claimbench.json')))).toBe(true)
  })

  it('never takes the place of another project, whatever it is called', async () => {
    value(await trial.methods['project.saveCopy']({ path: at('other.json') }))
    const before = await readFile(at('other.json'))
    expect(await trial.methods['dataset.export']({ path: at('other.json') })).toMatchObject({
      ok: false,
      problem: { code: 'exists' },
    })
    expect(before.equals(await readFile(at('other.json')))).toBe(true)
  })

  it('whose name is made longer is not written over a file that nobody was asked about', async () => {
    await writeFile(at('out.json'), 'kept')
    await writeFile(at('copy.claimbench.json'), 'kept')
    expect(await trial.methods['dataset.export']({ path: at('out') })).toMatchObject({
      ok: false,
      problem: { code: 'exists', file: at('out.json') },
    })
    expect(await trial.methods['project.saveCopy']({ path: at('copy') })).toMatchObject({
      ok: false,
      problem: { code: 'exists', file: at('copy.claimbench.json') },
    })
    expect(await readFile(at('out.json'), 'utf8')).toBe('kept')
    expect(await readFile(at('copy.claimbench.json'), 'utf8')).toBe('kept')
  })

  it('into a folder that is not there is refused in words', async () => {
    const reply = await trial.methods['dataset.export']({ path: at('no/where.json') })
    expect(!reply.ok && reply.problem.message).toContain('could not be written')
  })
})
