import path from 'node:path'
import { type Font, openSync } from 'fontkit'

const FOLDER = path.join(process.cwd(), 'node_modules/@expo-google-fonts')

/** The typefaces of the certificate, in the order in which the template falls back from one to the next. */
const NAME_FONTS = [
  'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  'noto-sans-khmer/400Regular/NotoSansKhmer_400Regular.ttf',
]
const OTHER_WEIGHTS = [
  'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
]

/**
 * Never part of a name that can be printed, whatever a font may hold: controls, line ends, lone surrogates, private and
 * unassigned characters, and format characters, which could turn a name around or hide a part of it.
 */
const NEVER = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u
/** The two format characters that spelling needs (Persian, Khmer): they join or part letters and show nothing. */
const JOINERS = /[\u200c\u200d]/g

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
let opened: Font[] | undefined

/** Absolute paths of every TTF that the template uses. */
export function fontPaths(): string[] {
  return [...NAME_FONTS, ...OTHER_WEIGHTS].map((file) => path.join(FOLDER, file))
}

function nameFonts(): Font[] {
  opened ??= NAME_FONTS.map((file) => openSync(path.join(FOLDER, file)) as Font)
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
