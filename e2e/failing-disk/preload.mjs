/*
 * Loaded into the web host before its own code, in a test: as long as the file that CLAIMBENCH_DISK_FAULT names holds
 * the code of an error (ENOSPC, EACCES), no project's files can be created or written to. What is read stays readable.
 */
import { readFileSync } from 'node:fs'
import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

const control = process.env.CLAIMBENCH_DISK_FAULT ?? ''
const { open } = promises

function check(path) {
  // The lock is a file of a few bytes that is there already: what it lives in is not what fills up.
  if (!/\.claimbench\.(json|journal)/.test(String(path))) return
  let code = ''
  try {
    code = readFileSync(control, 'utf8').trim()
  } catch {
    // No fault.
  }
  if (code !== '') throw Object.assign(new Error(`${code}: a disk that fails, in a test`), { code })
}

promises.open = async (path, flags, mode) => {
  if (flags !== 'r') check(path)
  const handle = await open(path, flags, mode)
  const write = handle.write.bind(handle)
  handle.write = async (...given) => {
    check(path)
    return write(...given)
  }
  return handle
}
syncBuiltinESMExports()
