import { expect, test } from 'vitest'
import { isHeld, shortLessons, timeTermsOf } from './rule'

const read = (activeMs: number, accepted = false) => ({ unitId: 'one', activeMs, minimumMs: 60_000, accepted })
const flag = { id: 'f', kind: 'even-beats' }

test('a certificate waits for short lessons and for open flags, if the rule holds', () => {
  const held = (rule: 'hold' | 'inform', lessons: ReturnType<typeof read>[], flags = [] as (typeof flag)[]) =>
    isHeld({ rule, lessons, flags })
  expect(held('hold', [read(60_000)])).toBe(false)
  expect(held('hold', [read(60_000), read(59_999)])).toBe(true)
  expect(held('hold', [read(60_000)], [flag])).toBe(true)
  expect(held('inform', [read(0)], [flag])).toBe(false)
  expect(shortLessons({ lessons: [read(0, true)] })).toEqual([])
})

test('a version from before the rule informs, and its lessons have no minimum', () => {
  const units = [
    { id: 'one', kind: 'lesson' },
    { id: 'two', kind: 'quiz' },
  ]
  const old = timeTermsOf({ time: { minimumShare: 0.5 }, modules: [{ units }] })
  expect(old).toMatchObject({ rule: 'inform', flags: [] })
  expect([...old.minimums]).toEqual([['one', null]])
  expect(timeTermsOf({ modules: [] })).toMatchObject({ rule: 'inform' })
  const time = { minimumShare: 0.5, rule: 'hold', flags: ['even-beats'] }
  const now = timeTermsOf({ time, modules: [{ units: [{ ...units[0], heldMinutes: 8 }] }] })
  expect(now.rule).toBe('hold')
  expect([...now.minimums]).toEqual([['one', 240_000]])
})
