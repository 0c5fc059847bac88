import { create } from 'zustand'

/** Which of the two overlays is open. */
export const useOverlay = create<{ open: 'palette' | 'keys' | null }>(() => ({ open: null }))

export const openPalette = () => useOverlay.setState({ open: 'palette' })
export const openAllKeys = () => useOverlay.setState({ open: 'keys' })
export const closeOverlay = () => useOverlay.setState({ open: null })
