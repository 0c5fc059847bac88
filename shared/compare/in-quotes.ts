/** The words in quotation marks; as they are where they begin with one themselves. */
export const inQuotes = (words: string): string => (/^[“„«‹‘"']/.test(words) ? words : `“${words}”`)
