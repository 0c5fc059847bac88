import { create } from 'zustand'

/** Which of the dialogs about packs is open. */
export type PacksDialog =
  | { readonly kind: 'hand-out' | 'out' | 'send' }
  | { readonly kind: 'apply'; readonly path: string }

export const usePacksDialog = create<{ readonly open: PacksDialog | null }>(() => ({ open: null }))

export const showPacks = (open: PacksDialog) => usePacksDialog.setState({ open })
export const closePacks = () => usePacksDialog.setState({ open: null })
