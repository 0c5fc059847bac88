import { fork } from 'node:child_process'
import { once } from 'node:events'

/**
 * The figures that a program of the benches sends, run in a process of its own: `name` is its file's, `x` of
 * `x.child.ts`. Rejects where it ends without.
 */
export async function inAProcess<Figures>(
  name: string,
  given: readonly string[],
  options: readonly string[] = [],
): Promise<Figures> {
  const child = fork(new URL(`./${name}.child.mjs`, import.meta.url), given, {
    execArgv: ['--max-old-space-size=4096', ...options],
  })
  let figures: Figures | undefined
  child.once('message', value => {
    figures = value as Figures
  })
  const [code] = await once(child, 'exit')
  if (!figures) throw new Error(`${name} ${given[0]} ended with ${code} and no figures`)
  return figures
}
