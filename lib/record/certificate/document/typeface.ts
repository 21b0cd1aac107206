import { type Fonts, graphemesOf, isCovered } from '@/lib/platform/file/fonts'

/** Rejected whatever the fonts cover: format characters could reverse a name or hide part of it. */
const NEVER = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u

function uncoveredIn(grapheme: string, fonts: Fonts): string[] {
  const characters = [...grapheme]
  const never = characters.filter((character) => NEVER.test(character))
  if (never.length > 0) return never
  if (isCovered(grapheme, fonts)) return []
  const alone = characters.filter((character) => !isCovered(character, fonts))
  return alone.length > 0 ? alone : [grapheme]
}

export function uncoveredCharacters(text: string, fonts: Fonts = 'all'): string[] {
  return [...new Set(graphemesOf(text).flatMap((grapheme) => uncoveredIn(grapheme, fonts)))]
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** On one line; characters that our fonts lack become �. */
export function printableText(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  const missing = new Set(uncoveredCharacters(plain))
  if (missing.size === 0) return plain
  const isMissing = (segment: string) => missing.has(segment) || [...segment].some((sign) => missing.has(sign))
  return Array.from(graphemes.segment(plain), ({ segment }) => (isMissing(segment) ? '\uFFFD' : segment)).join('')
}
