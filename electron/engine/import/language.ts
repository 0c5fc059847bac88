const rightToLeft = new Set(['ar', 'he', 'iw', 'fa', 'ur', 'ps', 'yi', 'dv', 'ug', 'sd', 'ckb', 'syr'])

const scripts: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
]

/** What a text's script says of its language, as a BCP 47 tag; '' where the script serves many languages. */
export function languageByScript(text: string): string {
  const sample = text.slice(0, 20_000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return ''
  for (const [language, script] of scripts) {
    const share = (sample.match(script)?.length ?? 0) / letters
    // A Japanese text is kana and Chinese characters mixed: some kana are enough.
    if (share > (language === 'ja' ? 0.1 : 0.5))
      return language === 'ar' && /[پچژگٹڈے]/.test(sample) ? '' : language
  }
  return ''
}

/** Which way a text runs: as its language does, or else as most of its letters do. */
export function directionOf(text: string, language: string): 'ltr' | 'rtl' {
  const primary = language.toLowerCase().split('-')[0] ?? ''
  if (rightToLeft.has(primary)) return 'rtl'
  const sample = text.slice(0, 20_000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const rtl =
    sample.match(/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu)?.length ?? 0
  return rtl * 2 > letters ? 'rtl' : 'ltr'
}

/** A BCP 47 tag from a page's own words (`en_GB`, `EN-us `), or '' where it is none. */
export function languageTag(value: string): string {
  const tag = value.trim().replaceAll('_', '-')
  if (!/^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i.test(tag)) return ''
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? ''
  } catch {
    return ''
  }
}
