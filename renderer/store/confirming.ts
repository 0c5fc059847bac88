type Asker = (whatGoes: string) => Promise<boolean>
let asker: Asker = async () => false

/** The frame says how an analyst is asked (a dialog); the store only knows that it has to be. */
export function setAsker(next: Asker): void {
  asker = next
}

/** Asks before a great part of the annotations goes. False where the analyst thinks better of it. */
export function askBeforeRemoving(whatGoes: string): Promise<boolean> {
  return asker(whatGoes)
}
