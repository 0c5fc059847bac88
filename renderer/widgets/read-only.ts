import { createContext, useContext } from 'react'

/** Around controls whose project cannot be written to: words may be read and copied, and nothing can be entered. */
export const ReadOnly = createContext(false)

export const useReadOnly = () => useContext(ReadOnly)
