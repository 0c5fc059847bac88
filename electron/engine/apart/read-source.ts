import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportSource } from '#shared/api/contract'
import { acceptedFrom } from '#shared/library/accept'
import { type ImportInput, largestArticle, proposeArticle, tooLarge } from '../import/propose'
import { errorCode } from '../storage/files'
import { hashOfText } from '../storage/text-hash'
import type { ReadArticle } from './readings'

/** Reads what an analyst has offered as an article: from its file, or as it was dropped or pasted. */
export async function readSource(source: ImportSource): Promise<ReadArticle> {
  const input = await inputOf(source)
  if ('message' in input) return input
  const proposed = proposeArticle(input)
  if (!proposed.ok) return proposed
  const { proposal } = proposed
  return { ok: true, proposal, textHash: hashOfText(acceptedFrom(proposal).text) }
}

async function inputOf(source: ImportSource): Promise<ImportInput | Extract<ReadArticle, { ok: false }>> {
  if ('pasted' in source) return source
  if ('base64' in source) return { name: source.name, bytes: Buffer.from(source.base64, 'base64') }
  const file = basename(source.path)
  try {
    const facts = await stat(source.path)
    // A pipe or a device may have no end.
    if (!facts.isFile()) return { ok: false, file, message: `“${file}” is not a file.` }
    if (facts.size > largestArticle) return { ok: false, file, message: tooLarge(file, facts.size) }
    return { name: file, bytes: await readFile(source.path) }
  } catch (error) {
    const gone = errorCode(error) === 'ENOENT'
    return { ok: false, file, message: `“${file}” ${gone ? 'is no longer there.' : 'could not be read.'}` }
  }
}
