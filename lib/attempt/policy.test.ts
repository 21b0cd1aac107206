import { describe, expect, test } from 'vitest'
import { mayStart } from './policy'

const now = new Date('2026-11-25T12:00:00Z')
const free = { limit: null, coolDownHours: null }
const failed = (hoursAgo: number) => ({ submittedAt: new Date(now.getTime() - hoursAgo * 3_600_000), passed: false })
const passed = (hoursAgo: number) => ({ ...failed(hoursAgo), passed: true })

describe('mayStart', () => {
  test('the first attempt always may', () => {
    expect(mayStart({ limit: 1, coolDownHours: 24 }, 'module', [], now)).toEqual({ ok: true })
  })

  test('without a limit and a cool-down, any number may', () => {
    expect(
      mayStart(
        free,
        'module',
        Array.from({ length: 50 }, () => failed(0)),
        now,
      ),
    ).toEqual({ ok: true })
  })

  test('who passed needs no further attempt, in whatever order they stand', () => {
    expect(mayStart(free, 'module', [failed(1), passed(2)], now)).toEqual({ ok: false, reason: 'already-passed' })
    expect(mayStart({ limit: 1, coolDownHours: 24 }, 'module', [passed(0)], now)).toEqual({
      ok: false,
      reason: 'already-passed',
    })
  })

  test('the limit counts submitted attempts', () => {
    const rule = { limit: 2, coolDownHours: null }
    expect(mayStart(rule, 'module', [failed(1)], now)).toEqual({ ok: true })
    expect(mayStart(rule, 'module', [failed(1), failed(2)], now)).toEqual({ ok: false, reason: 'no-attempts-left' })
    expect(mayStart({ limit: 2, coolDownHours: 24 }, 'module', [failed(1), failed(2)], now)).toMatchObject({
      reason: 'no-attempts-left',
    })
  })

  test('the cool-down runs from the latest, to the moment', () => {
    const rule = { limit: null, coolDownHours: 24 }
    const until = new Date('2026-11-25T13:00:00Z')
    expect(mayStart(rule, 'module', [failed(23), failed(100)], now)).toEqual({
      ok: false,
      reason: 'cooling-down',
      until,
    })
    expect(mayStart(rule, 'module', [failed(100), failed(23)], now)).toEqual({
      ok: false,
      reason: 'cooling-down',
      until,
    })
    expect(mayStart(rule, 'module', [failed(24)], now)).toEqual({ ok: true })
  })

  test('a pre-test is taken once, whatever came of it and whatever the rule', () => {
    expect(mayStart({ limit: 1, coolDownHours: 24 }, 'pretest', [], now)).toEqual({ ok: true })
    for (const earlier of [failed(100), passed(100)]) {
      expect(mayStart(free, 'pretest', [earlier], now)).toEqual({ ok: false, reason: 'already-taken' })
    }
  })
})
