import { createContext, useContext } from 'react'

/** Around controls whose project cannot be written to: words may be read and copied, and nothing can be entered. */
export const ReadOnly = createContext(false)

export const useReadOnly = () => useContext(ReadOnly)

/** Why a button that changes something cannot be pressed here; undefined where it can. */
export const useReadOnlyReason = () => (useContext(ReadOnly) ? 'The project is read-only.' : undefined)
