import type { Standing } from '#shared/search/standing'

/**
 * One number to order finds by, less being better: first by the field that the words are in, then by how well they fit
 * (whole words before the beginnings of words before what is inside), then how close together they stand, then how
 * early. The parts have 3, 6, 14 and 28 bits, so that all of it is exact.
 */
export function scoreOf(field: number, { unfit, start, end }: Standing): number {
  return (
    ((Math.min(field, 7) * 64 + Math.min(unfit, 63)) * 2 ** 14 + Math.min(end - start, 2 ** 14 - 1)) *
      2 ** 28 +
    Math.min(start, 2 ** 28 - 1)
  )
}

/** Where nothing is known but the field. */
export const nowhere: Standing = { unfit: 63, start: 2 ** 28, end: 2 ** 29 }
