/** What a project file is called: `name.claimbench.json`. */
export const projectEnding = '.claimbench.json'

/** A file name for a title: letters and digits of any script, hyphens between. */
export function fileNameFor(title: string): string {
  const stem = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return `${stem.slice(0, 80) || 'project'}${projectEnding}`
}
