import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, watch } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'

/** The web host as built, on a project of its own in a folder of its own. */
export interface RunningHost {
  /** The address that opens the window, once. */
  readonly address: string
  /** From the start of the process until its port listened, in milliseconds. */
  readonly listened: number
  readonly process: ChildProcess
  /** What its process takes up after everything unused has been let go of, in bytes. Where it was started to tell. */
  memory(): Promise<NodeJS.MemoryUsage>
  end(): Promise<void>
}

export interface HostOptions {
  /** The file itself is opened, and no copy of it. */
  readonly copied?: boolean
  /** It can say what it takes up. */
  readonly tells?: boolean
  /** Other files that lie where the copy does. */
  readonly beside?: readonly string[]
}

/** Starts the app's web host on a copy of `project`, a path, or on the file itself where it is not to be copied. */
export async function startHost(
  project: string,
  { copied = true, tells = false, beside = [] }: HostOptions = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'claimbench-bench-host-'))
  const file = copied ? join(folder, 'bench.claimbench.json') : project
  if (copied) await cp(project, file)
  for (const other of beside) await cp(other, join(folder, basename(other)))
  const began = performance.now()
  const told = join(folder, 'memory.json')
  const telling = tells ? ['--expose-gc', '--import', `data:text/javascript,${tellMemory(told)}`] : []
  const host = spawn(process.execPath, [...telling, 'out/main/web.js', file, '--no-window'], {
    env: { ...process.env, HOME: folder, USERPROFILE: folder, CLAIMBENCH_CONFIG: join(folder, 'config') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await addressOf(host)
  const listened = performance.now() - began
  const running: RunningHost = {
    address,
    listened,
    process: host,
    async memory() {
      await rm(told, { force: true })
      const changes = watch(folder)
      host.kill('SIGUSR2')
      for await (const { filename } of changes) if (filename === 'memory.json' && existsSync(told)) break
      return JSON.parse(await readFile(told, 'utf8')) as NodeJS.MemoryUsage
    },
    async end() {
      host.kill('SIGTERM')
      if (host.exitCode === null && host.signalCode === null) await once(host, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
  return running
}

/** A program that has the host write what it takes up into the file, in one step, when it is sent SIGUSR2. */
function tellMemory(file: string): string {
  const [into, whole] = [JSON.stringify(`${file}.part`), JSON.stringify(file)]
  return encodeURIComponent(`
    import { renameSync, writeFileSync } from 'node:fs'
    process.on('SIGUSR2', () => {
      gc()
      writeFileSync(${into}, JSON.stringify(process.memoryUsage()))
      renameSync(${into}, ${whole})
    })`)
}

async function addressOf(host: ChildProcess): Promise<string> {
  if (!host.stdout) throw new Error('The host has no output.')
  for await (const line of createInterface(host.stdout)) {
    const [address] = /http:\/\/\S+/.exec(line) ?? []
    if (address) return address
  }
  throw new Error('The host ended without naming its address.')
}
