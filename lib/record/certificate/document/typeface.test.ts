import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fontPaths } from '@/lib/platform/file/fonts'
import { uncoveredCharacters } from './typeface'

test('every font is present once', () => {
  expect(fontPaths().filter((file) => !existsSync(file))).toEqual([])
  expect(new Set(fontPaths()).size).toBe(fontPaths().length)
})

describe('covers', () => {
  test.each([
    ['Latin', 'Ana Pelletier-Okonkwo'],
    ['marks of Welsh, Czech, Vietnamese', 'Ŵŷn Žďár Nguyễn Thị Ánh'],
    ['the same, decomposed', 'Ŵŷn Žďár Nguyễn Thị Ánh'.normalize('NFD')],
    ['Wabanaki and Somali spelling', 'Nəkʷəčə́tənəwak Cabdiraxmaan ʻAlī'],
    ['apostrophes and quotes', 'Renée O’Brien-D\'Arcy "Nee" Jr.'],
    ['Greek', 'Ελένη Παπαδοπούλου'],
    ['Cyrillic', 'Олександра Їжакевич'],
    ['Arabic', 'أحمد بن عبد الله الحسيني'],
    ['Arabic with vowel marks', 'مُحَمَّد'],
    ['Dari and Pashto, with a non-joiner', 'گل‌پری خټک ۱۲'],
    ['Amharic and Tigrinya', 'ትዕግሥት ወልደ ማርያም'],
    ['Khmer, with stacks', 'សុខ វណ្ណារិទ្ធ ព្រះស្រី'],
    ['several scripts', 'Ana Sok (សុខ វណ្ណា) أحمد'],
    ['nothing', ''],
  ])('%s', (_, name) => {
    expect(uncoveredCharacters(name)).toEqual([])
  })
})

describe('does not cover', () => {
  test.each([
    ['a script that no font of ours has', 'Ana ગગ બ', ['ગ', 'બ']],
    ['an emoji', 'Ana 🙂', ['🙂']],
    ['an emoji of several characters', '👩‍🎓', ['👩', '🎓']],
    ['a control character', 'Ana\u0007', ['\u0007']],
    ['a tab and a line end', 'Ana\tB\nC', ['\t', '\n']],
    ['a line separator', 'Ana\u2028B', ['\u2028']],
    ['a right-to-left override', 'Ana\u202eB', ['\u202e']],
    ['a soft hyphen and a zero-width space', 'A\u00adn\u200ba', ['\u00ad', '\u200b']],
    ['a lone high surrogate', 'Ana \ud83d', ['\ud83d']],
    ['a lone low surrogate', '\ude42 Ana', ['\ude42']],
    ['a private character', 'Ana \ue000', ['\ue000']],
    ['a noncharacter', 'Ana \uffff', ['\uffff']],
    ['a mark that no single font draws with its letter', 'ሀ\u064e', ['ሀ\u064e']],
  ])('%s', (_, name, expected) => {
    expect(uncoveredCharacters(name)).toEqual(expected)
  })
})
