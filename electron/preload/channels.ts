/** The two channels between window and shell: calls of the contract, and what the engine tells without being asked. */
export const channels = { call: 'claimbench:call', event: 'claimbench:event' } as const
