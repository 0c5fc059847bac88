import { dirname } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import { z } from 'zod'
import { errorCode, type Files, readWhole } from './files'
import { isFields } from './json-soundness'
import { temporaryName } from './names'
import { realFiles } from './real-files'
import { replaceFile } from './replace-file'

const sizeLimit = 20_000_000

/** The file as lowdb sees it: whatever JSON it holds, or null. */
class SettingsAdapter implements Adapter<unknown> {
  readonly #files: Files
  readonly #path: string
  /** Whether there is a file that could not be read: it holds what is not known here, and is not written over. */
  #unread = false

  constructor(files: Files, path: string) {
    this.#files = files
    this.#path = path
  }

  async read(): Promise<unknown> {
    let bytes: Uint8Array
    try {
      bytes = (await readWhole(this.#files, this.#path, sizeLimit)).bytes
    } catch (error) {
      const code = errorCode(error)
      if (code === '') throw error
      this.#unread = code !== 'ENOENT'
      return null
    }
    try {
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    } catch {
      // Not JSON: set aside for whoever wants to look.
      await this.#files.rename(this.#path, `${this.#path}.broken`).catch(() => undefined)
      return null
    }
  }

  async write(value: unknown): Promise<void> {
    if (this.#unread) return
    await this.#files.makeFolder(dirname(this.#path))
    const text = `${JSON.stringify(value, null, 2)}\n`
    await replaceFile(this.#files, this.#path, temporaryName(this.#path, String(process.pid)), [text], 0o600)
  }
}

/**
 * What this machine remembers, in a small JSON file. Nothing in it is worth stopping for: what does not fit the
 * schema is left out piece by piece and its default taken, and a file that cannot be written is tried again with
 * the next change. One that is there and could not be read (no permission, a disk that fails, far too large) is left
 * as it is: what changes then is remembered until the process ends. Fields of a newer version are kept.
 */
export class SettingsFile<T extends object> {
  readonly #low: Low<unknown>
  readonly #unknown: object
  #value: T
  #writing: Promise<void> | null = null
  #stale = false

  private constructor(low: Low<unknown>, value: T, unknown: object) {
    this.#low = low
    this.#value = value
    this.#unknown = unknown
  }

  static async open<S extends z.ZodObject>(
    path: string,
    schema: S,
    defaults: z.infer<S>,
    files: Files = realFiles,
  ): Promise<SettingsFile<z.infer<S>>> {
    const low = new Low<unknown>(new SettingsAdapter(files, path), {})
    await low.read()
    const found = isFields(low.data) ? low.data : {}
    const unknown = Object.fromEntries(Object.entries(found).filter(([name]) => !(name in schema.shape)))
    return new SettingsFile(low, fitting(schema, found, defaults) as z.infer<S>, unknown)
  }

  get value(): T {
    return this.#value
  }

  /** Changes what is remembered, at once. Resolves when it has been written, or could not be. */
  async update(change: (value: T) => T): Promise<void> {
    this.#value = change(this.#value)
    this.#stale = true
    this.#writing ??= this.#write()
    await this.#writing
  }

  /** Changes that come while a write is under way share the next. */
  async #write(): Promise<void> {
    try {
      while (this.#stale) {
        this.#stale = false
        this.#low.data = { ...this.#unknown, ...this.#value }
        await this.#low.write()
      }
    } catch (error) {
      if (errorCode(error) === '') throw error
    } finally {
      this.#writing = null
    }
  }
}

/** As much of `found` as fits the schema, and the defaults for the rest. */
function fitting(schema: z.ZodType, found: unknown, defaults: unknown): unknown {
  const whole = schema.safeParse(found)
  if (whole.success) return whole.data
  if (!isFields(found)) return Array.isArray(found) ? fittingParts(schema, found, defaults) : defaults
  if (schema instanceof z.ZodObject) {
    const known = isFields(defaults) ? defaults : {}
    const parts = Object.entries(schema.shape as Record<string, z.ZodType>)
    return Object.fromEntries(parts.map(([name, part]) => [name, fitting(part, found[name], known[name])]))
  }
  if (schema instanceof z.ZodRecord) {
    return Object.fromEntries(
      Object.entries(found).filter(([key, value]) => schema.safeParse({ [key]: value }).success),
    )
  }
  return defaults
}

function fittingParts(schema: z.ZodType, found: readonly unknown[], defaults: unknown): unknown {
  return schema instanceof z.ZodArray ? found.filter(part => schema.safeParse([part]).success) : defaults
}
