import type { z } from 'zod'

/*
 * A schema's verdict without its report. What zod makes while it checks, a copy of the value and a list of issues, costs
 * several times as much as the checking; and of a project's hundred thousand records nearly all are sound. The schemas
 * stay the one place where shapes are told: this reads them. Whatever it does not know, zod decides.
 */

type Accepts = (value: unknown) => boolean

/** What is wrong with a value by a schema, or undefined: as zod says it, and asked only where it has something to say. */
export function faultFinder(schema: z.ZodType): (value: unknown) => z.ZodError | undefined {
  let accepts: Accepts | undefined
  return value => {
    accepts ??= accepting(schema)
    return accepts(value) ? undefined : schema.safeParse(value).error
  }
}

/** Whether a value is certainly right by a schema, and has no field that the schema does not know. */
export function knownWhole(schema: z.ZodType): (value: unknown) => boolean {
  let accepts: Accepts | undefined
  return value => {
    accepts ??= accepting(schema, true)
    return accepts(value)
  }
}

/**
 * Whether a value is certainly right by a schema. False says only that zod is to be asked. `whole`: it must hold nothing
 * but what the schema knows, so that there is nothing in it which JSON could not hold.
 */
export function accepting(schema: z.ZodType, whole = false): Accepts {
  const def = schema._zod.def as unknown as Definition
  const byZod = whole ? never : bySchema(schema)
  const plain = shapeOf(def, whole) ?? byZod
  const checks: readonly Check[] = [
    // A format of its own is a check that the schema itself carries.
    ...(def.check === undefined ? [] : [def]),
    ...(def.checks ?? []).map(check => check._zod.def),
  ]
  const tests = checks.map(testOf)
  if (tests.some(test => test === undefined)) return byZod
  const [first, second] = tests as readonly Accepts[]
  if (!first) return plain
  if (!second) return value => plain(value) && first(value)
  return value => plain(value) && (tests as readonly Accepts[]).every(test => test(value))
}

/** What a schema says of itself, as far as it is read here. */
interface Definition extends Check {
  readonly type: string
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[]
  readonly innerType: z.ZodType
  readonly element: z.ZodType
  readonly shape: Readonly<Record<string, z.ZodType>>
  readonly catchall?: z.ZodType
  readonly options: readonly z.ZodType[]
  readonly discriminator?: string
  readonly inclusive?: boolean
  readonly keyType: z.ZodType
  readonly partial?: boolean
  readonly valueType: z.ZodType
  readonly values: readonly unknown[]
  readonly entries: Readonly<Record<string, unknown>>
}

interface Check {
  readonly check?: string
  readonly format?: string
  readonly pattern?: RegExp
  readonly fn?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly value?: unknown
  readonly inclusive?: boolean
}

const bySchema =
  (schema: z.ZodType): Accepts =>
  value =>
    schema.safeParse(value).success

const never: Accepts = () => false

function shapeOf(def: Definition, whole: boolean): Accepts | undefined {
  switch (def.type) {
    case 'string':
      return value => typeof value === 'string'
    case 'number':
      return Number.isFinite
    case 'boolean':
      return value => typeof value === 'boolean'
    case 'unknown':
      return () => !whole
    case 'enum':
    case 'literal': {
      const known = new Set(def.type === 'enum' ? Object.values(def.entries) : def.values)
      return value => known.has(value)
    }
    case 'readonly':
      return accepting(def.innerType, whole)
    case 'nullable':
    case 'optional': {
      const inner = accepting(def.innerType, whole)
      const nothing = def.type === 'nullable' ? null : undefined
      return value => value === nothing || inner(value)
    }
    case 'array': {
      const each = accepting(def.element, whole)
      return value => {
        if (!Array.isArray(value)) return false
        for (const part of value) if (!each(part)) return false
        return true
      }
    }
    case 'object':
      return fieldsOf(def, whole)
    case 'record':
      return recordOf(def, whole)
    case 'union':
      return unionOf(def, whole)
    default:
      return undefined
  }
}

function fieldsOf({ shape, catchall }: Definition, whole: boolean): Accepts | undefined {
  const strict = catchall?._zod.def.type === 'never'
  if (catchall && !strict) return undefined
  const names = Object.keys(shape)
  const tests = Object.values(shape).map(schema => accepting(schema, whole))
  const optional = Object.values(shape).map(schema => schema._zod.def.type === 'optional')
  return value => {
    if (!isObject(value)) return false
    let there = 0
    for (let i = 0; i < names.length; i++) {
      const field = value[names[i] as string]
      // A field that is not there is zod's to judge, unless it need not be.
      if (field === undefined) {
        if (!optional[i]) return false
      } else if ((tests[i] as Accepts)(field)) there++
      else return false
    }
    return !(whole || strict) || Object.keys(value).length === there
  }
}

function recordOf({ keyType, valueType, partial }: Definition, whole: boolean): Accepts | undefined {
  // With names that must all be there, it is more than a matter of each by itself.
  if (keyType._zod.values && !partial) return undefined
  const [name, field] = [accepting(keyType, whole), accepting(valueType, whole)]
  return value => {
    if (!isObject(value)) return false
    for (const key of Object.keys(value))
      if (key === '__proto__' || !name(key) || !field(value[key])) return false
    return true
  }
}

function unionOf({ options, discriminator, inclusive }: Definition, whole: boolean): Accepts | undefined {
  if (discriminator === undefined) {
    if (inclusive === false) return undefined
    const all = options.map(option => accepting(option, whole))
    return value => all.some(accepts => accepts(value))
  }
  const byKind = new Map<unknown, Accepts>()
  for (const option of options) {
    const kinds = option._zod.propValues?.[discriminator]
    if (!kinds) return undefined
    const accepts = accepting(option, whole)
    for (const kind of kinds) byKind.set(kind, accepts)
  }
  return value => isObject(value) && byKind.get(value[discriminator])?.(value) === true
}

/** Only what JSON makes: anything else is zod's to judge. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** A moment as a machine's clock writes it, on a day that every month has: what a pattern for leap years too takes longer to say. */
const usualMoment =
  /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** The test that a check puts a value to that is of the right type; undefined where it is none that is known here. */
function testOf({
  check,
  format,
  pattern,
  fn,
  minimum,
  maximum,
  value,
  inclusive,
}: Check): Accepts | undefined {
  switch (check) {
    case 'string_format':
      if (!pattern || pattern.global || pattern.sticky) return undefined
      if (format === 'datetime')
        return text => usualMoment.test(text as string) || pattern.test(text as string)
      return format === 'regex' ? text => pattern.test(text as string) : undefined
    case 'number_format':
      return format === 'safeint' ? Number.isSafeInteger : undefined
    case 'min_length':
      return minimum === undefined ? undefined : of => (of as { length: number }).length >= minimum
    case 'max_length':
      return maximum === undefined ? undefined : of => (of as { length: number }).length <= maximum
    case 'greater_than':
      if (typeof value !== 'number') return undefined
      return number => (number as number) > value || (inclusive === true && number === value)
    case 'less_than':
      if (typeof value !== 'number') return undefined
      return number => (number as number) < value || (inclusive === true && number === value)
    case 'custom':
      return typeof fn === 'function' ? of => (fn as Accepts)(of) === true : undefined
    default:
      return undefined
  }
}
