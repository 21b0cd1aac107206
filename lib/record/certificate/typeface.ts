import { type Font, openSync } from 'fontkit'
import { regularFontPaths } from '@/lib/platform/fonts'

/**
 * Never part of a name that can be printed, whatever a font may hold: controls, line ends, lone surrogates, private and
 * unassigned characters, and format characters, which could turn a name around or hide a part of it.
 */
const NEVER = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u
/** The two format characters that spelling needs (Persian, Khmer): they join or part letters and show nothing. */
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

/** A letter and its marks are drawn from one font, so one font must hold them all. */
function uncoveredIn(grapheme: string): string[] {
  const characters = [...grapheme.replace(JOINERS, '')]
  const never = characters.filter((character) => NEVER.test(character))
  if (never.length > 0) return never
  if (nameFonts().some((font) => covers(font, characters))) return []
  const alone = characters.filter((character) => !nameFonts().some((font) => covers(font, [character])))
  return alone.length > 0 ? alone : [grapheme]
}

/** The characters of a name that the certificate cannot print, each once; empty when all of it can be printed. */
export function uncoveredCharacters(name: string): string[] {
  return [...new Set(Array.from(graphemes.segment(name), ({ segment }) => uncoveredIn(segment)).flat())]
}
