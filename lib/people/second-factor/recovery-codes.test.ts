import { expect, test } from 'vitest'
import { withApp } from '@/fixtures/second-factor'
import { learner } from '@/prisma/factories'

test('a recovery code has twelve letters of 32, which is 60 bits, and no two are the same', async () => {
  const { codes } = await withApp(await learner())
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(new Set(codes.join('').replaceAll('-', '')).size).toBeGreaterThan(16)
})
