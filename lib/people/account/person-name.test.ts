import { describe, expect, test } from 'vitest'
import { mixedScripts, personName } from './person-name'

describe('personName', () => {
  test.each([
    ['  Ana   María ', 'Ana María'],
    ['Ana\u2028María\ufeff', 'Ana María'],
    ['Zoe\u0308 X', 'Zo\u00eb X'],
    ['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh'],
    ['محمد علی', 'محمد علی'],
    ['O’Brien-Łuczak, Jr.', 'O’Brien-Łuczak, Jr.'],
    ['ኣበበ', 'ኣበበ'],
    ['گل\u200cپری', 'گل\u200cپری'],
    ['สมชาย ใจดี', 'สมชาย ใจดี'],
    ['សុខ វណ្ណារិទ្ធ', 'សុខ វណ្ណារិទ្ធ'],
    ['လျှို့ဝှက်', 'လျှို့ဝှက်'],
    ['שָׁלוֹם', 'שָׁלוֹם'.normalize('NFC')],
    ['مُحَمَّد', 'مُحَمَّد'.normalize('NFC')],
    ['李明', '李明'],
    ['葛\u{e0100}城', '葛城'],
  ])('keeps a name as typed: %s', (typed, kept) => {
    expect(personName.parse(typed)).toBe(kept)
  })

  test.each([
    ['nothing', ' \t '],
    ['a control character', 'Ann\u0007'],
    ['a right-to-left override', 'Ann \u202eelpmaxE'],
    ['an isolate', 'Ann \u2066Example'],
    ['a right-to-left mark', 'Ann\u200f'],
    ['an Arabic letter mark', 'Ann\u061c'],
    ['a tag', 'Ann\u{e0041}'],
    ['a private character', 'Ann \ue000'],
    ['an unassigned character', 'Ann \u0378'],
    ['a lone surrogate', 'Ann \ud83d'],
    ['a zero-width space', 'An\u200bn'],
    ['a soft hyphen', 'An\u00adn'],
    ['a grapheme joiner', 'An\u034fn'],
    ['joiners alone', '\u200c\u200d'],
    ['a joiner between Latin letters', 'An\u200dn'],
    ['a joiner after a space', 'Ann \u200dExample'],
    ['a Hangul filler alone', '\u3164'],
    ['marks alone', '\u0301\u0302'],
    ['digits and punctuation alone', '12-3'],
    ['a modifier letter alone', 'ʼ'],
    ['a tower of marks', `A${'\u0301'.repeat(6)}`],
    ['a tower of marks with joiners between', `ក${'\u0301\u200d'.repeat(6)}`],
    ['a tower of Burmese marks', `က${'\u102d'.repeat(7)}`],
    ['over 120 characters', 'x'.repeat(121)],
  ])('refuses %s', (_what, typed) => {
    expect(personName.safeParse(typed).success).toBe(false)
  })
})

describe('mixedScripts', () => {
  test.each([
    ['Аnn Example', ['Latin', 'Cyrillic']],
    ['Ann Ελένη', ['Latin', 'Greek']],
    ['Ann Աննա', ['Latin', 'Armenian']],
  ])('names the look-alike scripts of %s', (name, scripts) => {
    expect(mixedScripts(name)).toEqual(scripts)
  })

  test.each(['Ann Example', 'Олена Їжакевич', 'Ana Sok (សុខ វណ្ណា) أحمد', 'Nəkʷəčə́tənəwak ʻAlī', '李明 Li Ming'])(
    'finds no look-alikes in %s',
    (name) => {
      expect(mixedScripts(name)).toEqual([])
    },
  )
})
