import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { OpenProjects } from './open-projects'
import { createStore } from './storage/project-store'
import { type Written, writtenNow } from './storage/remove-unheld'
import { Desk, projectPath } from './storage/testing/desk'
import { MemoryFiles } from './storage/testing/memory-files'
import { value } from './trial.test-support'

/* A project that is removed while a window of the same process asks for it. */

/** A disk on which there is all the time to open a project between the wish to remove it and the removal. */
class SlowToRemove extends MemoryFiles {
  onRemoval: (() => void) | undefined

  override async remove(path: string): Promise<void> {
    if (path === projectPath && this.onRemoval) {
      this.onRemoval()
      for (let turn = 0; turn < 200; turn++) await nextTurn()
    }
    return super.remove(path)
  }
}

test('whoever opens a file while it is removed finds that it has gone', async () => {
  const disk = new SlowToRemove()
  const desk = new Desk(disk, 2)
  const store = value(await createStore(projectPath, desk.surroundings))
  await desk.do(store)
  await store.close()
  const made = (await writtenNow(projectPath, disk)) as Written
  const projects = new OpenProjects(desk.surroundings)
  let opening: ReturnType<OpenProjects['open']> | undefined
  disk.onRemoval = () => {
    opening = projects.open(projectPath)
  }
  await projects.remove(projectPath, made)
  expect(await opening).toMatchObject({ ok: false, problem: { code: 'not-found' } })
  expect(disk.paths()).toEqual([])
})
