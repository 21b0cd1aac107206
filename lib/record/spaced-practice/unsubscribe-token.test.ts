import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planOfToken, unsubscribeToken } from './unsubscribe-token'

test('a token names its plan and needs no URL encoding', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(planOfToken(unsubscribeToken(id))).toBe(id)
      expect(unsubscribeToken(id)).toMatch(/^[0-9a-f-]+[0-9a-f]$/)
    }),
  )
})

test('a changed token names no plan', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.nat(100), fc.string({ maxLength: 2 }), (id, other, at, change) => {
      const token = unsubscribeToken(id)
      const changed = token.slice(0, at) + change + token.slice(at + 1)
      if (changed !== token) expect(planOfToken(changed)).toBeNull()
      if (other !== id) expect(planOfToken(other + token.slice(36))).toBeNull()
    }),
  )
  for (const token of ['', '-', 'x'.repeat(101), '00000000-0000-4000-8000-000000000000-']) {
    expect(planOfToken(token)).toBeNull()
  }
})
