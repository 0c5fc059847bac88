/** Leaves the field that is being written in, so that what stands in it is committed. */
export function leaveField(): void {
  const field = document.activeElement
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.blur()
}
