import { basename, resolve } from 'node:path'
import type { Reply } from '#shared/api/problem'
import type { Written } from '#shared/api/views'
import type { Course } from '../storage/course'
import { problemOf } from '../storage/problem-error'
import { realFiles } from '../storage/real-files'
import { withSuffixAdded } from './export-target'
import { writeOut } from './write-out'

/** Makes an export and writes it to the path, whose suffix is added where it has another. Given up, it leaves what stood there. */
export async function written(
  path: string,
  suffix: string,
  course: Course,
  make: (course: Course) => Promise<Iterable<string>>,
): Promise<Reply<Written>> {
  const asked = resolve(path)
  const named = await withSuffixAdded(realFiles, asked, suffix)
  if (!named.ok) return named
  try {
    return await writeOut(named.value, await make(course), { course })
  } catch (error) {
    return { ok: false, problem: problemOf(error, asked, `“${basename(asked)}” is as it was.`) }
  }
}
