interface Writing {
  /** The text of what is not walked through, in pieces where it is long. */
  readonly whole: (value: unknown) => string | Iterable<string>
  /** The names of an object in the order in which they are written, with empty pieces while they are put in it. */
  readonly names: (value: object) => Generator<string, readonly string[]>
}

/** A JSON value’s text in pieces: arrays and objects part by part down to `depth`, and whole below. */
export function* jsonWalk(value: unknown, depth: number, writing: Writing): Generator<string> {
  if (depth <= 0 || typeof value !== 'object' || value === null) {
    const text = writing.whole(value)
    if (typeof text === 'string') yield text
    else yield* text
  } else if (Array.isArray(value)) {
    yield '['
    for (let i = 0; i < value.length; i++) {
      if (i > 0) yield ','
      yield* jsonWalk(value[i], depth - 1, writing)
    }
    yield ']'
  } else {
    let before = '{'
    for (const name of yield* writing.names(value)) {
      const part = (value as Readonly<Record<string, unknown>>)[name]
      if (part === undefined) continue
      yield `${before}${JSON.stringify(name)}:`
      yield* jsonWalk(part, depth - 1, writing)
      before = ','
    }
    yield before === '{' ? '{}' : '}'
  }
}
