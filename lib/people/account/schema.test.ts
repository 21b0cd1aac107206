import { describe, expect, test } from 'vitest'
import { normalizeEmail } from './email'
import { personName, registration } from './schema'

describe('personName', () => {
  test.each([
    ['  Ana   María ', 'Ana María'],
    ['Zoe\u0308 X', 'Zo\u00eb X'],
    ['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh'],
    ['محمد علی', 'محمد علی'],
    ['O’Brien-Łuczak, Jr.', 'O’Brien-Łuczak, Jr.'],
    ['ኣበበ', 'ኣበበ'],
  ])('keeps a name as typed: %s', (typed, kept) => {
    expect(personName.parse(typed)).toBe(kept)
  })

  test.each([
    ['nothing', ' \t '],
    ['a control character', 'Ann\u0007'],
    ['a change of direction', 'Ann \u202eelpmaxE'],
    ['an isolate', 'Ann \u2066Example'],
    ['a private character', 'Ann \ue000'],
    ['too much', 'x'.repeat(121)],
  ])('refuses %s', (_what, typed) => {
    expect(personName.safeParse(typed).success).toBe(false)
  })
})

test('an address is normalized to lower case, trimmed and without compatibility forms', () => {
  expect(normalizeEmail(' Ann@EXAMPLE.org\n')).toBe('ann@example.org')
  expect(normalizeEmail('ａｎｎ@example.org')).toBe('ann@example.org')
})

test.each(['', 'ann', 'ann@', '@example.org', 'ann@example', 'ann@exa mple.org', `${'x'.repeat(250)}@example.org`])(
  'an address is refused: %s',
  (email) => {
    expect(registration.safeParse({ name: 'Ann', email, password: 'x' }).success).toBe(false)
  },
)
