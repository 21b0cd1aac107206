import { expect, test } from 'vitest'
import { stateOf } from './state'

const now = new Date('2026-11-25T12:00:00Z')
const past = new Date('2026-11-25T11:59:59Z')
const future = new Date('2026-11-25T12:00:01Z')

test.each([
  [false, false, null, 'valid'],
  [false, false, future, 'valid'],
  [false, false, now, 'expired'],
  [false, false, past, 'expired'],
  [false, true, past, 'superseded'],
  [true, true, past, 'revoked'],
  [true, false, null, 'revoked'],
] as const)('revoked %s, superseded %s, expires %s: %s', (revoked, superseded, expiresAt, state) => {
  expect(stateOf({ revoked, superseded, expiresAt }, now)).toBe(state)
})
