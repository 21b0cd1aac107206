import { expect, test } from 'vitest'
import { normalizeEmail } from './email'
import { registration } from './schema'

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
