import { asJson } from './as-json'
import { contract, type Method, type Methods } from './contract'
import { failed, type Reply } from './problem'

/**
 * Carries one call from a transport to the engine: an unknown method or arguments that do not fit the contract are
 * answered, never passed on. What throws is a bug: it is reported to `onBug` and answered as one.
 */
export async function serve(
  methods: Methods,
  method: unknown,
  params: unknown,
  onBug: (error: unknown, method: string) => void,
): Promise<Reply<unknown>> {
  if (typeof method !== 'string' || !Object.hasOwn(contract, method))
    return failed('invalid-call', 'There is no such method.')
  const name = method as Method
  const given = asJson(params)
  const checked = contract[name].params.safeParse(given)
  if (!checked.success) {
    const where = checked.error.issues
      .slice(0, 3)
      .map(issue => `${issue.path.join('.') || 'call'}: ${issue.message}`)
    return failed('invalid-call', `${name} was called wrongly (${where.join('; ')}).`)
  }
  try {
    return await methods[name](given as never)
  } catch (error) {
    onBug(error, name)
    return failed('bug', `Something went wrong inside Claimbench (${name}). What is on disk is safe.`)
  }
}
