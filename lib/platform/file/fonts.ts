import path from 'node:path'
import { type Font, openSync } from 'fontkit'
import { type ExtraFont, findExtraFont } from './extra-fonts'

const folder = path.join(process.cwd(), 'node_modules/@expo-google-fonts')

/** In fallback order. */
const regular = [
  'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  'noto-sans-khmer/400Regular/NotoSansKhmer_400Regular.ttf',
]
const otherWeights = [
  'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
]

/** In words, for people whose script is not among them. */
export const printedScripts =
  'Latin, Arabic, Armenian, Bengali, Burmese, Chinese, Cyrillic, Devanagari, Ethiopic, Georgian, Greek, Gurmukhi, Hebrew, Japanese, Khmer, Korean, Lao, Tamil, and Thai'

/** Always loaded. The others are in extra-fonts.ts. */
export function fontPaths(): string[] {
  return [...regular, ...otherWeights].map((file) => path.join(folder, file))
}

/** Zero-width joiners, which Persian and Khmer spelling needs. */
const JOINERS = /[\u200c\u200d]/g
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
let opened: Font[] | undefined
let inBase: Set<number> | undefined

function baseFonts(): Font[] {
  opened ??= regular.map((file) => openSync(path.join(folder, file)) as Font)
  return opened
}

/** Faster than by grapheme, for long texts. */
function isAllInBase(text: string): boolean {
  inBase ??= new Set(baseFonts().flatMap(({ characterSet }) => characterSet))
  for (const character of text) if (!inBase.has(character.codePointAt(0) ?? 0)) return false
  return true
}

/** Letters with their marks. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment.replace(JOINERS, ''))
}

function isInBaseFont(grapheme: string): boolean {
  const codes = Array.from(grapheme, (character) => character.codePointAt(0) ?? 0)
  return baseFonts().some((font) => codes.every((code) => font.hasGlyphForCodePoint(code)))
}

/** `base`: what is always loaded. A letter and its marks must come from one font. */
export type Fonts = 'all' | 'base'

export function isCovered(grapheme: string, fonts: Fonts): boolean {
  return isInBaseFont(grapheme) || (fonts === 'all' && findExtraFont(grapheme) !== undefined)
}

/** The fonts that a text needs beyond the base, in the order to try them. */
export function extraFontsFor(text: string): ExtraFont[] {
  if (isAllInBase(text)) return []
  const lacking = [...new Set(graphemesOf(text))].filter((grapheme) => !isInBaseFont(grapheme))
  const found = lacking.map((grapheme) => findExtraFont(grapheme, text)).filter((font) => font !== undefined)
  return [...new Set(found)]
}
