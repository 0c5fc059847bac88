import { offerFiles, offerPaste } from './offers'

/** What is pasted while the dialog is open, and not into a field of it, is an article. */
export function listenForPaste(): () => void {
  const onPaste = (event: ClipboardEvent) => {
    const { target, clipboardData } = event
    if (!clipboardData || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
    event.preventDefault()
    takePaste(clipboardData)
  }
  document.addEventListener('paste', onPaste)
  return () => document.removeEventListener('paste', onPaste)
}

/** Reads in what a paste holds. False where it holds nothing. */
export function takePaste(from: DataTransfer): boolean {
  if (from.files.length > 0) void offerFiles([...from.files])
  else if (from.types.some(type => type.startsWith('text/'))) {
    void offerPaste(from.getData('text/plain'), from.getData('text/html'))
  } else return false
  return true
}
