import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Method, Params, Result } from '#shared/api/contract'
import type { Reply } from '#shared/api/problem'

/** Plays the calls about damaged files, on `own`, which is damaged here when it has been closed. */
export async function playRescue(
  call: <M extends Method>(method: M, params: Params<M>) => Promise<Reply<Result<M>>>,
  own: string,
  folder: string,
): Promise<void> {
  await call('project.open', { path: own })
  await call('snapshots.take', { project: own, name: 'Before the damage' })
  await call('project.close', {})
  writeFileSync(own, readFileSync(own, 'utf8').replace('"status":"open"', '"status":"opened"'))
  const examined = await call('rescue.examine', { path: own })
  const snapshot = examined.ok ? examined.value.snapshots[0]?.id : undefined
  if (snapshot === undefined) throw new Error('There is no snapshot to go back to.')
  await call('rescue.saveReport', { path: own, into: join(folder, 'report.txt') })
  await call('rescue.write', { path: own, into: join(folder, 'rescued') })
  await call('rescue.write', { path: own, into: join(folder, 'rescued.claimbench.json') })
  await call('rescue.fromSnapshot', { path: own, snapshot, into: join(folder, 'earlier') })
}
