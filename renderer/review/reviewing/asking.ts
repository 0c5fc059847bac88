import { chooseTeammates } from '../../shell/project/project-files'
import { call, openSample, reportProblem, useWorkbench } from '../../store'
import { say } from '../../widgets'
import { openReview } from './review'

/** Asks for a teammate's file, or several, and holds them against the project. */
export async function askForFiles(): Promise<void> {
  const paths = await chooseTeammates()
  if (paths.length > 0) await openReview(paths)
}

/** Opens the sample project with the versions that two teammates made of it, to try reviewing with. */
export async function trySample(): Promise<void> {
  const reply = await call('project.sampleVersions', {})
  if (!reply.ok) return reportProblem(reply.problem)
  if (reply.value.length === 0) return say('The teammates’ versions of the sample are not installed here.')
  const { opening } = useWorkbench.getState()
  if (!(await openSample())) return
  if (useWorkbench.getState().opening === opening) return
  useWorkbench.setState(({ workspace }) => ({ workspace: { ...workspace, view: 'review' } }))
  await openReview(reply.value)
}
