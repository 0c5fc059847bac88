const units = ['bytes', 'kB', 'MB', 'GB']

/** A file's size as people read it: `812 bytes`, `4.2 kB`, `31 MB`. */
export function fileSize(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  return `${unit > 0 && size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`
}
