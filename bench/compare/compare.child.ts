import { type Task, tasks } from './tasks'

/* A process for one task: `compare.child.mjs <task> <mine> <theirs>` sends its figures to whoever started it. */
const [task, mine = '', theirs = ''] = process.argv.slice(2)
const figures = await tasks[task as Task](mine, theirs)
process.send?.(figures, () => process.exit(0))
