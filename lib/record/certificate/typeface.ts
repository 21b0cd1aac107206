import { type Font, openSync } from 'fontkit'
import { regularFontPaths } from '@/lib/platform/fonts'

/** Rejected whatever the fonts cover: format characters could reverse a name or hide part of it. */
const NEVER = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u
/** Zero-width joiners, which Persian and Khmer spelling needs. */
const JOINERS = /[\u200c\u200d]/g

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
let opened: Font[] | undefined

function nameFonts(): Font[] {
  opened ??= regularFontPaths().map((file) => openSync(file) as Font)
  return opened
}

function covers(font: Font, characters: string[]): boolean {
  return characters.every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
}

/** A letter and its marks must come from one font. */
function uncoveredIn(grapheme: string): string[] {
  const characters = [...grapheme.replace(JOINERS, '')]
  const never = characters.filter((character) => NEVER.test(character))
  if (never.length > 0) return never
  if (nameFonts().some((font) => covers(font, characters))) return []
  const alone = characters.filter((character) => !nameFonts().some((font) => covers(font, [character])))
  return alone.length > 0 ? alone : [grapheme]
}

export function uncoveredCharacters(name: string): string[] {
  return [...new Set(Array.from(graphemes.segment(name), ({ segment }) => uncoveredIn(segment)).flat())]
}
