/** Why an operation was not carried out. The project is as it was. `message` is a sentence for the analyst. */
export interface Refusal {
  readonly code: 'missing' | 'exists' | 'quote-mismatch' | 'dangling' | 'in-use' | 'pointless' | 'malformed'
  readonly message: string
}

export const refusal = (code: Refusal['code'], message: string): Refusal => ({ code, message })
