import { type KeyPress, parseKeys, pressMakes, type Stroke } from '../../widgets/keys'

/** A way to run a command by keys. */
export interface Binding {
  readonly id: string
  readonly keys: string
}

export type Heard =
  /** These keys' command; the later of two with the same keys comes first. */
  | { readonly kind: 'run'; readonly ids: readonly string[] }
  /** The beginning of longer keys, as they are written. */
  | { readonly kind: 'wait'; readonly keys: string }
  | { readonly kind: 'nothing' }

/** Milliseconds after which the beginning of a sequence is forgotten. */
export const patience = 1_500

const parsed = new Map<string, readonly Stroke[]>()
function strokes(keys: string): readonly Stroke[] {
  let known = parsed.get(keys)
  if (!known) {
    known = parseKeys(keys)
    parsed.set(keys, known)
  }
  return known
}

/** Hears one press after another and says which binding they make. Knows no clock: the time comes with each press. */
export class SequenceListener {
  #pressed: KeyPress[] = []
  #since = 0

  hear(press: KeyPress, bindings: readonly Binding[], now: number): Heard {
    if (now - this.#since > patience) this.#pressed = []
    this.#since = now
    const begun = this.#pressed.length > 0
    const longer = this.#try([...this.#pressed, press], bindings)
    if (longer.kind !== 'nothing' || !begun) return longer
    // Not the end of what was begun: then the beginning of something else.
    return this.#try([press], bindings)
  }

  /** Forgets what was begun. True where something was. */
  forget(): boolean {
    const begun = this.#pressed.length > 0
    this.#pressed = []
    return begun
  }

  #try(presses: KeyPress[], bindings: readonly Binding[]): Heard {
    const fits = bindings.filter(({ keys }) => {
      const wanted = strokes(keys)
      return (
        wanted.length >= presses.length &&
        presses.every((press, index) => {
          const stroke = wanted[index]
          return stroke !== undefined && pressMakes(press, stroke)
        })
      )
    })
    const whole = fits.filter(({ keys }) => strokes(keys).length === presses.length)
    this.#pressed = []
    if (whole.length > 0) return { kind: 'run', ids: whole.map(({ id }) => id).reverse() }
    const begun = fits[0]
    if (!begun) return { kind: 'nothing' }
    this.#pressed = presses
    return { kind: 'wait', keys: begun.keys.trim().split(/\s+/).slice(0, presses.length).join(' ') }
  }
}
