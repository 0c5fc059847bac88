/** Where a command's results and messages go, and what it takes from the machine. Tests give their own. */
export interface Io {
  /** Results. Resolves when there is room for more; rejects with `OutputClosed` where nobody reads any further. */
  out(text: string): Promise<void>
  /** Messages for whoever runs the command. */
  err(text: string): void
  /** Whether somebody reads messages as they come, at a terminal. */
  readonly terminal?: boolean
  readonly version: string
  readonly sampleFolder: string
  readonly configFolder: string
}

/** The reader of the results has gone, as `head` does when it has its lines. No failure: the command just ends. */
export class OutputClosed extends Error {}

/** The process's own streams. */
export function processIo(about: Pick<Io, 'version' | 'sampleFolder' | 'configFolder'>): Io {
  const { stdout, stderr } = process
  // The error is told to whoever writes; without a listener of its own it would end the process.
  stdout.on('error', () => undefined)
  stderr.on('error', () => undefined)
  return {
    ...about,
    out: text =>
      new Promise((resolve, reject) => {
        stdout.write(text, error => {
          if (!error) resolve()
          else reject((error as NodeJS.ErrnoException).code === 'EPIPE' ? new OutputClosed() : error)
        })
      }),
    err: text => void stderr.write(text),
    terminal: stderr.isTTY,
  }
}
