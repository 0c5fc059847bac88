import { beforeEach, expect, test, vi } from 'vitest'
import { failed, type Trouble } from '#shared/api/problem'
import { reportProblem, useWorkbench } from '../store'
import { toast, withdraw } from '../widgets'
import { tellProblems } from './tell-problems'

vi.mock('../widgets', () => ({ toast: vi.fn(), withdraw: vi.fn() }))
vi.mock('../store', async () => ({
  ...(await import('../store/report')),
  ...(await import('../store/workbench')),
}))

const { problem: full } = failed('disk', 'The disk is full.')
const { problem: other } = failed('exists', 'It is there already.')
const trouble = (problem = full): Trouble => ({ what: 'writing', problem })
const told = () => vi.mocked(toast).mock.calls.map(([{ text }]) => text)

vi.useFakeTimers()
tellProblems()
beforeEach(() => {
  useWorkbench.setState({ trouble: null })
  vi.clearAllMocks()
})

test('what fails as the banner begins to tell of it is told by the banner alone', () => {
  useWorkbench.setState({ trouble: trouble() })
  reportProblem(full)
  reportProblem(other)
  expect(told()).toEqual([other.message])
})

test('what is tried again later and fails again is told, and no longer once the trouble is over', () => {
  useWorkbench.setState({ trouble: trouble() })
  vi.advanceTimersByTime(5_000)
  useWorkbench.setState({ trouble: trouble() })
  reportProblem(full)
  expect(told()).toEqual([full.message])
  expect(withdraw).not.toHaveBeenCalled()
  useWorkbench.setState({ trouble: null })
  const [[{ topic } = { topic: undefined }] = []] = vi.mocked(toast).mock.calls
  expect(withdraw).toHaveBeenCalledWith(topic)
})
