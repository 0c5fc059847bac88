import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { OpenProjects } from '../open-projects'
import { machineOf, projectPath } from '../storage/testing/desk'
import { value } from '../trial.test-support'
import { SnapshotSession } from './testing/snapshot-session'

/* What is found at opening is kept before anything mends it. */

const open = async (session: SnapshotSession, run: number) => {
  const projects = new OpenProjects({ ...session.surroundings, machine: machineOf(run) })
  const project = value(await projects.open(projectPath))
  await project.snapshots.idle()
  return { projects, project, rows: value(await project.snapshots.list()).rows }
}

test('a project that opens as it was closed is not kept', async () => {
  const session = await SnapshotSession.begin(31)
  value(await session.project.close())
  const { projects, rows } = await open(session, 2)
  expect(rows).toEqual([])
  await projects.closeAll()
})

test('after a crash the file is kept, byte by byte, as it was found', async () => {
  const session = await SnapshotSession.begin(32)
  value(await session.project.save())
  await session.mark(3)
  // The process dies: what it has written is what the next one finds.
  session.files = session.files.copy()
  const found = session.files.read(projectPath).slice()
  const { projects, project, rows } = await open(session, 2)
  expect(project.recovery.length).toBeGreaterThan(0)
  expect(rows).toMatchObject([{ reason: { kind: 'opening' }, revision: null, damaged: null }])
  const held = gunzipSync(session.files.read(session.path(rows[0]?.id ?? '')))
  expect(held.equals(found)).toBe(true)
  const { document } = value(await project.snapshots.folder.read(rows[0]?.id ?? ''))
  expect(document.history.length).toBeLessThan(project.revision)
  await projects.closeAll()
})

test('a file edited by hand is kept once, however often it is opened, and again when it has been edited again', async () => {
  const session = await SnapshotSession.begin(33)
  value(await session.project.close())
  const edit = (from: string, to: string) => {
    const text = Buffer.from(session.files.read(projectPath)).toString()
    expect(text).toContain(from)
    session.files.put(projectPath, Buffer.from(text.replace(from, to)))
  }
  const kept = async (run: number) => {
    session.clock += 60_000
    const { projects, rows } = await open(session, run)
    await projects.closeAll()
    return rows.filter(({ reason }) => reason?.kind === 'opening').length
  }
  edit('"guidelines":""', '"guidelines":"By hand."')
  expect(await kept(2)).toBe(1)
  expect(await kept(3)).toBe(1)
  edit('"guidelines":"By hand."', '"guidelines":"By hand, again."')
  expect(await kept(4)).toBe(2)
})
