import { create } from 'zustand'

/** The project file that could not be opened because it is damaged, by its path; null where there is none to speak of. */
export const useDamaged = create<{ readonly path: string | null }>(() => ({ path: null }))

export const showDamaged = (path: string): void => useDamaged.setState({ path })
export const dismissDamaged = (): void => useDamaged.setState({ path: null })
