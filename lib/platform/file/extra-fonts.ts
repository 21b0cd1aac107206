import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Fonts that load when a text needs them, by the name of their package; of these that fit, the first. */
export const extraScripts = {
  armenian: /\p{Script=Armenian}/u,
  bengali: /\p{Script=Bengali}/u,
  georgian: /\p{Script=Georgian}/u,
  gurmukhi: /\p{Script=Gurmukhi}/u,
  hebrew: /\p{Script=Hebrew}/u,
  lao: /\p{Script=Lao}/u,
  myanmar: /\p{Script=Myanmar}/u,
  tamil: /\p{Script=Tamil}/u,
  thai: /\p{Script=Thai}/u,
  sc: /\p{Script=Han}/u,
  tc: /\p{Script=Han}/u,
  jp: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  kr: /[\p{Script=Han}\p{Script=Hangul}]/u,
}

export interface ExtraFont {
  file: string
  family: string
  name: keyof typeof extraScripts
  /** All that it has a glyph for. */
  characters: string
}

export const extraFontFolder = path.join(process.cwd(), '.northlight/fonts')
let byCharacter: Map<string, ExtraFont[]> | undefined

function fontsWith(character: string): ExtraFont[] {
  byCharacter ??= indexFonts(JSON.parse(readFileSync(path.join(extraFontFolder, 'fonts.json'), 'utf8')))
  return byCharacter.get(character) ?? []
}

function indexFonts(fonts: ExtraFont[]): Map<string, ExtraFont[]> {
  const index = new Map<string, ExtraFont[]>()
  for (const font of fonts) {
    for (const character of font.characters) index.set(character, [...(index.get(character) ?? []), font])
  }
  return index
}

/** One Han letter has several national shapes: Japanese next to kana, Korean next to Hangul, otherwise simplified Chinese. */
function nationOf(text: string): ExtraFont['name'] {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'jp'
  return /\p{Script=Hangul}/u.test(text) ? 'kr' : 'sc'
}

/** The font that has the whole grapheme, in the shape for this text. */
export function findExtraFont(grapheme: string, text = grapheme): ExtraFont | undefined {
  const [first = '', ...marks] = grapheme
  const fitting = fontsWith(first).filter(({ characters }) => marks.every((mark) => characters.includes(mark)))
  const nation = nationOf(text)
  return fitting.find(({ name }) => name === nation) ?? fitting[0]
}
