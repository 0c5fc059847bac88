import { beforeEach, expect, test, vi } from 'vitest'
import type { Problem } from '#shared/api/problem'
import type { ProjectHead } from '#shared/api/views'
import * as actions from './actions'
import { setReporter } from './report'
import { undoing } from './undoing'
import { useWorkbench } from './workbench'

const standsAt = (path: string, revision: number) =>
  useWorkbench.setState({ head: { path, revision } as ProjectHead })

let problems: Problem[]
const undo = vi.spyOn(actions, 'undo').mockResolvedValue('Labelled a claim.')
vi.mock('./actions', { spy: true })

beforeEach(() => {
  problems = []
  setReporter(problem => problems.push(problem))
  undo.mockClear()
  standsAt('/a', 7)
})

test('a message’s Undo takes back what the message is about', () => {
  undoing().run()
  expect(undo).toHaveBeenCalledOnce()
  expect(problems).toEqual([])
})

test.each([
  ['something else has been done, or it has been undone by key', '/a', 8],
  ['another project is shown', '/b', 7],
])('and nothing where %s: the analyst is told', (_, path, revision) => {
  const { run } = undoing()
  standsAt(path, revision)
  run()
  expect(undo).not.toHaveBeenCalled()
  expect(problems.map(({ code }) => code)).toEqual(['pointless'])
})
