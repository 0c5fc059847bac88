import { type Task, tasks } from './tasks'

/* A process for one task: `storage.child.mjs <task> <path> <rounds>` sends its figures to whoever started it. */
const [task, path = '', rounds = '1'] = process.argv.slice(2)
const figures = await tasks[task as Task](path, Number(rounds))
process.send?.(figures, () => process.exit(0))
