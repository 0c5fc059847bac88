/*
 * Loaded into the web host before its own code, in a test: as long as the file that CLAIMBENCH_DISK_FAULT names holds
 * the code of an error (ENOSPC, EACCES), no project's files can be created or written to. What is read stays readable.
 * With FOLD in it the disk is full where a project file is written, and takes what goes into a journal. With HELD in it the disk takes its time: no project file is opened, to be read or made anew, and nothing that is written
 * is on the disk, before that is gone.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const control = process.env.CLAIMBENCH_DISK_FAULT ?? ''
const { fdatasync, open, readFileSync, watch, write, writeSync } = fs

function check(path) {
  // The lock is a file of a few bytes that is there already: what it lives in is not what fills up.
  if (!/\.claimbench\.(json|journal)/.test(String(path))) return
  const says = fault()
  if (says === 'FOLD' && !/\.claimbench\.json/.test(String(path))) return
  const code = says === 'FOLD' ? 'ENOSPC' : says
  if (code !== '' && code !== 'HELD')
    throw Object.assign(new Error(`${code}: a disk that fails, in a test`), { code })
}

/** What the file says, or nothing. */
function fault() {
  try {
    return readFileSync(control, 'utf8').trim()
  } catch {
    return ''
  }
}

/** Calls `then` when the disk is no longer held back. */
function whenLetGo(then) {
  if (fault() !== 'HELD') return then()
  const watcher = watch(control)
  const look = () => {
    if (fault() === 'HELD') return
    watcher.removeAllListeners('change').close()
    then()
  }
  watcher.on('change', look)
  // It may have been let go before it was watched.
  setImmediate(() => watcher.emit('change'))
}

/** Which of the project's files are open, by descriptor. */
const paths = new Map()

fs.open = (path, flags, mode, back) => {
  try {
    if (flags !== 'r') check(path)
  } catch (error) {
    process.nextTick(back, error)
    return
  }
  const opened = () =>
    open(path, flags, mode, (error, file) => {
      if (!error) paths.set(file, path)
      back(error, file)
    })
  if (/\.claimbench\.json/.test(String(path))) whenLetGo(opened)
  else opened()
}
fs.fdatasync = (file, back) => {
  if (paths.has(file)) whenLetGo(() => fdatasync(file, back))
  else fdatasync(file, back)
}
fs.write = (file, ...given) => {
  try {
    check(paths.get(file) ?? '')
  } catch (error) {
    process.nextTick(given.at(-1), error)
    return
  }
  write(file, ...given)
}
fs.writeSync = (file, ...given) => {
  check(paths.get(file) ?? '')
  return writeSync(file, ...given)
}
syncBuiltinESMExports()
