import { hashOfBytes } from './checksum'
import { type Files, factsIfThere, readWhole } from './files'
import { projectSizeLimit } from './project-document'
import { replaceFile } from './replace-file'

/**
 * Copies the project file at `path` to `original`, byte for byte, and has it on the disk. Where there is a file of
 * that name it is either that very copy or another project's state, and stays: this one's name then says which it is.
 */
export async function keepOriginal(
  files: Files,
  path: string,
  temporary: string,
  original: string,
): Promise<void> {
  const { bytes, facts } = await readWhole(files, path, projectSizeLimit)
  const digest = await hashOfBytes(bytes)
  for (const target of [original, `${original}-${digest.slice(0, 8)}`]) {
    if (await factsIfThere(files, target)) {
      const there = await readWhole(files, target, projectSizeLimit)
      if ((await hashOfBytes(there.bytes)) === digest) return
    } else {
      await replaceFile(files, target, temporary, [bytes], facts.mode)
      return
    }
  }
}
