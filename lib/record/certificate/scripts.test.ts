import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleContent } from '@/fixtures/certificate'
import { personName } from '@/lib/people/account/person-name'
import { extraFontsFor } from '@/lib/platform/file/fonts'
import { drawCertificate } from './document/document'
import { currentTemplate } from './document/template-version'
import { uncoveredCharacters } from './document/typeface'

/** A name, its fonts beyond the base, and whether text copied from the PDF is the name. */
const scripts: [string, string, RegExp | null, boolean][] = [
  ['Latin', 'Ana Pelletier-Okonkwo', null, true],
  ['Greek', 'Ελένη Παπαδοπούλου', null, true],
  ['Cyrillic', 'Олександра Їжакевич', null, true],
  ['Amharic', 'ትዕግሥት ወልደ ማርያም', null, true],
  ['Arabic', 'أحمد بن عبد الله الحسيني', null, false],
  ['Khmer', 'សុខ វណ្ណារិទ្ធ ព្រះស្រី', null, false],
  ['Devanagari', 'अर्जुन शर्मा श्रीवास्तव', null, true],
  ['Chinese, simplified', '李明 欧阳丽', /^sc$/, true],
  ['Chinese, traditional', '歐陽麗 龔', /^(sc|tc)$/, true],
  ['Japanese', '山田 さくら タロー 々', /^jp$/, true],
  ['Korean', '김민수 박지영 金', /^kr$/, true],
  ['Hebrew', 'שרה כהן', /^hebrew$/, false],
  ['Hebrew with points', 'שָׂרָה', /^hebrew$/, false],
  ['Thai', 'สมชาย ใจดี น้ำผึ้ง', /^thai$/, true],
  ['Lao', 'ສົມຊາຍ ໃຈດີ', /^lao$/, false],
  ['Burmese', 'အောင်ဆန်း မြို့ လျှို့ဝှက်', /^myanmar$/, true],
  ['Bengali', 'রহিম উদ্দিন শ্রীকৃষ্ণ', /^bengali$/, false],
  ['Tamil', 'தமிழ்ச்செல்வி முருகன்', /^tamil$/, true],
  ['Gurmukhi', 'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ', /^gurmukhi$/, true],
  ['Armenian', 'Արամ Հակոբյան', /^armenian$/, true],
  ['Georgian', 'ნინო ბერიძე', /^georgian$/, true],
  ['several scripts', 'Ana Sok (សុខ) 李明 김', /^kr$/, false],
]

function draw(name: string): Buffer {
  const options = { templateVersion: currentTemplate, attachment: null }
  return Buffer.from(drawCertificate({ ...sampleContent, name }, options).pdf)
}

describe('a certificate prints a name in', () => {
  test.each(scripts)('%s', (_script, name, fonts) => {
    expect(personName.parse(name)).toBe(name.normalize('NFC'))
    expect(uncoveredCharacters(name)).toEqual([])
    const extra = extraFontsFor(name)
    expect(extra.length).toBeLessThanOrEqual(fonts ? [...name].length : 0)
    for (const font of extra) expect(font.name).toMatch(fonts ?? /^never$/)
    // Throws on a missing glyph.
    expect(
      draw(name)
        .toString('latin1')
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(1)
  })
})

test.each([
  ['Kannada', 'ಅನ', ['ಅ', 'ನ']],
  ['Tibetan', 'ཨ', ['ཨ']],
  ['a rare Han letter', '𪚥', ['𪚥']],
])('a certificate refuses a name in %s', (_script, name, uncovered) => {
  expect(uncoveredCharacters(name)).toEqual(uncovered)
  expect(() => draw(name)).toThrow('could not be displayed')
})

/** Those that Unicode recommends for names (UAX 31, table 5). */
const recommended =
  'Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Hangul Han Hebrew Hiragana Kannada Katakana Khmer Lao Latin Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan'

test('docs/records.md lists each script that has no font', () => {
  const [, names = ''] = /have no font here: ([^.]+)\./.exec(readFileSync('docs/records.md', 'utf8')) ?? []
  const listed = names.split(/,\s+/)
  const letters = Array.from({ length: 0x1f000 }, (_, code) => String.fromCodePoint(code)).filter((one) =>
    /\p{L}/u.test(one),
  )
  const hasFont = (script: string) => {
    const own = new RegExp(`\\p{Script=${script}}`, 'u')
    return letters.some((letter) => own.test(letter) && uncoveredCharacters(letter).length === 0)
  }
  expect(listed.filter(hasFont)).toEqual([])
  expect(recommended.split(' ').filter((script) => !hasFont(script) && !listed.includes(script))).toEqual([])
  expect(listed.length).toBeGreaterThan(8)
})

test('renders every fiftieth letter of the fonts beyond the base', { timeout: 60_000 }, () => {
  const letters = Array.from({ length: 0xd800 - 0x531 }, (_, n) => String.fromCodePoint(n + 0x531))
  const extra = letters.filter((letter) => /\p{L}/u.test(letter) && extraFontsFor(letter).length > 0)
  expect(extra.length).toBeGreaterThan(25_000)
  const some = extra.filter((_, index) => index % 50 === 0)
  for (let start = 0; start < some.length; start += 100) {
    expect(() => draw(some.slice(start, start + 100).join(' '))).not.toThrow()
  }
})

test('the fonts take at most 60 MB together, as installed', () => {
  const sizeOf = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0)
  const sizes = ['@fontsource-variable', '@expo-google-fonts'].map((scope) => sizeOf(`node_modules/${scope}`))
  expect(sizes.reduce((sum, size) => sum + size) / 1e6).toBeLessThan(60)
  expect(sizeOf('.northlight/fonts') / 1e6).toBeLessThan(25)
})

const poppler = spawnSync('pdftotext', ['-v']).error === undefined

if (poppler) {
  describe('text copied from the PDF (only where poppler is installed)', () => {
    let folder = ''
    beforeAll(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'northlight-scripts-'))
    })
    afterAll(() => rmSync(folder, { recursive: true }))

    test.each(scripts)('is the name, or not, in %s', (_script, name, _fonts, isCopied) => {
      const file = path.join(folder, 'certificate.pdf')
      writeFileSync(file, draw(name))
      const text = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).stdout
      expect(text.normalize('NFC').includes(name.normalize('NFC'))).toBe(isCopied)
    })
  })
}
