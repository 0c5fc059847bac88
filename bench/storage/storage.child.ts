import { type Task, tasks } from './tasks'

/* A process for one task: `storage.child.mjs <task> <path>` sends its figures to whoever started it. */
const [task, path = ''] = process.argv.slice(2)
const figures = await tasks[task as Task](path)
process.send?.(figures, () => process.exit(0))
