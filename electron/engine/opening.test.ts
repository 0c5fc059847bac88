import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWindow, Trial, value } from './trial.test-support'
import { createEngine } from './workbench'

let trial: Trial
let a: string
let b: string
beforeEach(async () => {
  trial = await Trial.begin()
  ;[a = '', b = ''] = await Promise.all(['a', 'b'].map(create))
})
afterEach(() => trial.end())

async function create(name: string): Promise<string> {
  const window = await openWindow(trial.engine, trial.folder)
  const { project } = value(
    await window.methods['project.create']({ path: join(trial.folder, name), title: name }),
  )
  await window.close()
  return project.path
}

/** Whether another process could write to the project now. */
async function isFree(path: string): Promise<boolean> {
  const engine = createEngine()
  const window = await openWindow(engine, join(trial.folder, 'stranger'))
  const { project } = value(await window.methods['project.open']({ path }))
  await engine.closeEngine()
  return project.readOnly === null
}

const rename = (project: string, title: string) => ({
  project,
  body: { kind: 'project.set' as const, patch: { title } },
})

describe('a window', () => {
  it('that is asked twice for one project shows it once, and lets it go', async () => {
    const { methods } = trial.session
    await Promise.all([methods['project.open']({ path: a }), methods['project.open']({ path: a })])
    value(await methods['project.perform'](rename(a, 'Once')))
    expect(trial.events.filter(event => event.type === 'changed')).toHaveLength(1)
    value(await methods['project.close']({}))
    expect(await isFree(a)).toBe(true)
  })

  it('that is asked for one project and then another shows the later, and lets both go', async () => {
    const { methods } = trial.session
    const last = await create('last')
    value(await methods['project.open']({ path: last }))
    value(await methods['project.perform'](rename(last, 'To be folded')))
    await Promise.all([methods['project.open']({ path: a }), methods['project.open']({ path: b })])
    expect(value(await methods['workbench.start']({})).project?.path).toBe(b)
    await trial.session.close()
    for (const path of [last, a, b]) expect(await isFree(path)).toBe(true)
  })

  it('that is closed while a project is being opened leaves nothing open', async () => {
    const opening = trial.methods['project.open']({ path: a })
    await trial.session.close()
    await opening
    expect(await isFree(a)).toBe(true)
    expect(await trial.methods['project.open']({ path: a })).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    })
  })

  it('whose page is loaded anew while a project is being opened shows that project', async () => {
    const opening = trial.methods['project.open']({ path: a })
    expect(value(await trial.methods['workbench.start']({})).project?.path).toBe(a)
    value(await opening)
  })

  it('is given the project as it stands when it comes to see it, whoever is at work on it', async () => {
    const other = await openWindow(trial.engine, trial.folder)
    value(await other.methods['project.open']({ path: a }))
    let settled = false
    const opening = trial.methods['project.open']({ path: a }).then(reply => {
      settled = true
      return { revision: value(reply).project.revision, heard: trial.events.length }
    })
    const work: Promise<unknown>[] = []
    for (let i = 0; !settled; i++) {
      work.push(other.methods['project.perform'](rename(a, `Title ${i}`)).then(value))
      await nextTurn()
    }
    await Promise.all(work)
    const { revision, heard } = await opening
    value(await other.methods['project.perform'](rename(a, 'The last')))
    const revisions = trial.events.map(event => (event.type === 'changed' ? event.revision : 0))
    expect(Math.max(0, ...revisions.slice(0, heard))).toBeLessThanOrEqual(revision)
    expect(revisions.slice(heard).find(each => each > 0)).toBe(revision + 1)
  })
})

describe('what was asked of one project', () => {
  it('is not done to another that has come in its place', async () => {
    value(await trial.methods['project.open']({ path: a }))
    const opening = trial.methods['project.open']({ path: b })
    value(await opening)
    const { methods } = trial
    const late = [
      await methods['project.perform'](rename(a, 'Meant for a')),
      await methods['project.undo']({ project: a }),
      await methods['project.redo']({ project: a }),
      await methods['workspace.set']({ project: a, patch: { view: 'history' } }),
    ]
    expect(late.map(reply => !reply.ok && reply.problem)).toEqual(
      late.map(() => expect.objectContaining({ code: 'not-open', file: a })),
    )
    const { project, workspace } = value(await methods['workbench.start']({}))
    expect([project?.title, workspace?.view]).toEqual(['b', 'articles'])
  })

  it('is not done to a copy of it, though the copy has its id', async () => {
    const opened = value(await trial.methods['project.open']({ path: a }))
    const copy = value(
      await trial.methods['project.saveCopy']({ path: join(trial.folder, 'copy.claimbench.json') }),
    )
    expect(value(await trial.methods['project.open'](copy)).project.id).toBe(opened.project.id)
    expect((await trial.methods['project.perform'](rename(a, 'Meant for a'))).ok).toBe(false)
  })
})

describe('a project', () => {
  it('that is opened while its last window closes is opened for writing', async () => {
    value(await trial.methods['project.open']({ path: a }))
    value(await trial.methods['project.perform'](rename(a, 'Changed')))
    const other = await openWindow(trial.engine, trial.folder)
    const closing = trial.session.close()
    const { project } = value(await other.methods['project.open']({ path: a }))
    expect(project).toMatchObject({ readOnly: null, title: 'Changed' })
    await closing
    value(await other.methods['project.perform'](rename(a, 'Changed again')))
  })

  it('is let go when the engine has closed, though its window had only just gone', async () => {
    value(await trial.methods['project.open']({ path: a }))
    value(await trial.methods['project.perform'](rename(a, 'Changed')))
    const closing = trial.session.close()
    await trial.engine.closeEngine()
    expect(await isFree(a)).toBe(true)
    await closing
  })

  it('that two windows fail to open can be opened once it is there', async () => {
    const other = await openWindow(trial.engine, trial.folder)
    const path = join(trial.folder, 'c.claimbench.json')
    const replies = await Promise.all(
      [trial, { methods: other.methods }].map(window => window.methods['project.open']({ path })),
    )
    expect(replies.map(reply => reply.ok)).toEqual([false, false])
    await create('c')
    expect(value(await other.methods['project.open']({ path })).project.readOnly).toBeNull()
  })

  it('that could not be opened anew is no longer shown', async () => {
    const holder = createEngine()
    value(await (await openWindow(holder, join(trial.folder, 'holder'))).methods['project.open']({ path: a }))
    value(await trial.methods['project.open']({ path: a }))
    await holder.closeEngine()
    await rm(a)
    trial.events.length = 0
    expect(await trial.methods['project.open']({ path: a })).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    })
    expect(trial.events).toEqual([{ type: 'project', project: null }])
    expect(value(await trial.methods['workbench.start']({})).project).toBeNull()
  })

  it('that another holds is taken over, and the other can then only read it', async () => {
    const holder = createEngine()
    const held = await openWindow(holder, join(trial.folder, 'holder'))
    value(await held.methods['project.open']({ path: a }))
    const shown = value(await trial.methods['project.open']({ path: a })).project
    expect(shown.readOnly).toBeTruthy()
    const from = shown.heldBy?.lock ?? 'nobody'
    expect(value(await trial.methods['project.takeOver']({ from })).project.readOnly).toBeNull()
    value(await trial.methods['project.perform'](rename(a, 'Taken over')))
    expect(await held.methods['project.perform'](rename(a, 'Too late'))).toMatchObject({
      ok: false,
      problem: { code: 'read-only' },
    })
    expect(await trial.methods['project.takeOver']({ from })).toMatchObject({
      ok: false,
      problem: { code: 'pointless' },
    })
    // The other was told by whom, and takes it back from them.
    const lost = value(await held.methods['workbench.start']({})).project?.heldBy
    expect(lost?.name).toBeTruthy()
    const back = value(await held.methods['project.takeOver']({ from: lost?.lock ?? 'nobody' }))
    expect(back.project).toMatchObject({ readOnly: null, heldBy: null })
    await holder.closeEngine()
  })

  it('is not taken from one who came after the one that was shown to have it', async () => {
    const first = createEngine()
    const one = await openWindow(first, join(trial.folder, 'one'))
    value(await one.methods['project.open']({ path: a }))
    const shown = value(await trial.methods['project.open']({ path: a })).project.heldBy
    await first.closeEngine()
    const second = createEngine()
    const other = await openWindow(second, join(trial.folder, 'other'))
    value(await other.methods['settings.set']({ patch: { annotatorName: 'Teo' } }))
    value(await other.methods['project.open']({ path: a }))

    const refused = value(await trial.methods['project.takeOver']({ from: shown?.lock ?? 'nobody' })).project
    expect(refused.readOnly).toMatch(/was not taken over: Teo has opened it .* in the meantime/)
    expect(refused.heldBy?.name).toBe('Teo')
    value(await other.methods['project.perform'](rename(a, 'Still mine')))

    const taken = value(await trial.methods['project.takeOver']({ from: refused.heldBy?.lock ?? 'nobody' }))
    expect(taken.project).toMatchObject({ readOnly: null, title: 'Still mine' })
    await second.closeEngine()
  })
})

describe('a large project whose history is no JSON, though its checksum fits', () => {
  /** Puts an unfinished line of more than 4 MB in the place of one in the history. */
  async function forge(path: string, place: number): Promise<void> {
    const text = await readFile(path, 'utf8')
    const [from, to] = [text.indexOf('"history": [\n') + 13, text.lastIndexOf('\n],\n"checksum"')]
    const lines = text.slice(from, to).split(',\n')
    const [head = ''] = lines.at(place)?.split('"body":') ?? []
    lines[lines.length + place] = `${head}"body":{"kind":"batch","${'long '.repeat(1 << 20)}`
    const before = `${text.slice(0, from)}${lines.join(',\n')}\n],\n`
    const sum = createHash('sha256').update(before).digest('hex')
    await writeFile(path, `${before}"checksum": "${sum}"\n}\n`)
  }

  it.each([
    ['last', -1],
    ['one before the last', -2],
  ])('is refused as damaged and not held: the %s operation', async (_, place) => {
    const { methods } = trial.session
    value(await methods['project.open']({ path: a }))
    value(await methods['project.perform'](rename(a, 'Renamed')))
    value(await methods['project.close']({}))
    const sound = await readFile(a)
    await forge(a, place)
    const forged = await readFile(a)
    for (let tries = 0; tries < 2; tries++)
      expect(await methods['project.open']({ path: a })).toMatchObject({
        ok: false,
        problem: { code: 'damaged' },
      })
    expect((await readFile(a)).equals(forged)).toBe(true)
    expect(
      (await readdir(trial.folder)).filter(name => name.startsWith('a.') && a !== join(trial.folder, name)),
    ).toEqual([])
    await writeFile(a, sound)
    expect(value(await methods['project.open']({ path: a })).project.readOnly).toBeNull()
  })
})
