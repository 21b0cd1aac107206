import { describe, expect, test } from 'vitest'
import { attemptsLeft, type Grants, mayReview, mayStart } from './policy'

const now = new Date('2026-11-25T12:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const failed = (hours: number) => ({ submittedAt: ago(hours), passed: false })
const passed = (hours: number) => ({ submittedAt: ago(hours), passed: true })

const none: Grants = { extraAttempts: 0, unlockedAt: null }
const extra = (extraAttempts: number): Grants => ({ ...none, extraAttempts })
const unlocked = (hours: number): Grants => ({ ...none, unlockedAt: ago(hours) })

type Rule = { limit: number | null; coolDownHours: number | null; coolDownAfter?: number }
const free = { limit: null, coolDownHours: null }
const quiz = (attempts: Rule, role: 'pretest' | 'module' | 'final' = 'module') => ({ attempts, role })
const yes = { ok: true }

describe('mayStart', () => {
  test('allows the first attempt', () => {
    expect(mayStart(quiz({ limit: 1, coolDownHours: 24 }), [], none, now)).toEqual(yes)
  })

  test('allows any number without a limit and a cool-down', () => {
    const many = Array.from({ length: 50 }, () => failed(0))
    expect(mayStart(quiz(free), many, none, now)).toEqual(yes)
  })

  test('refuses a learner who passed, in any order of attempts', () => {
    const no = { ok: false, reason: 'already-passed' }
    expect(mayStart(quiz(free), [failed(1), passed(2)], none, now)).toEqual(no)
    expect(mayStart(quiz({ limit: 1, coolDownHours: 24 }), [passed(0)], none, now)).toEqual(no)
  })

  test('counts submitted attempts toward the limit, in a final as in a module', () => {
    const no = { ok: false, reason: 'no-attempts-left' }
    for (const role of ['module', 'final'] as const) {
      const rule = quiz({ limit: 2, coolDownHours: null }, role)
      expect(mayStart(rule, [failed(1)], none, now)).toEqual(yes)
      expect(mayStart(rule, [failed(1), failed(2)], none, now)).toEqual(no)
    }
    expect(mayStart(quiz({ limit: 2, coolDownHours: 24 }), [failed(1), failed(2)], none, now)).toEqual(no)
  })

  test('starts the cool-down at the latest submission, to the millisecond', () => {
    const rule = quiz({ limit: null, coolDownHours: 24 })
    const no = { ok: false, reason: 'cooling-down', until: new Date('2026-11-25T13:00:00Z') }
    expect(mayStart(rule, [failed(23), failed(100)], none, now)).toEqual(no)
    expect(mayStart(rule, [failed(100), failed(23)], none, now)).toEqual(no)
    expect(mayStart(rule, [failed(24)], none, now)).toEqual(yes)
  })

  test('starts no cool-down before the failures that the rule allows', () => {
    const rule = quiz({ limit: null, coolDownHours: 1, coolDownAfter: 2 })
    expect(mayStart(rule, [failed(0)], none, now)).toEqual(yes)
    expect(mayStart(rule, [failed(0.5), failed(0.7)], none, now)).toMatchObject({ reason: 'cooling-down' })
    expect(mayStart(rule, [failed(1), failed(1.5)], none, now)).toEqual(yes)
  })

  test('allows one pre-test, whatever its result, rule or grants', () => {
    expect(mayStart(quiz({ limit: 1, coolDownHours: 24 }, 'pretest'), [], none, now)).toEqual(yes)
    for (const earlier of [failed(100), passed(100)]) {
      for (const grants of [none, extra(5), unlocked(1)]) {
        const no = { ok: false, reason: 'already-taken' }
        expect(mayStart(quiz(free, 'pretest'), [earlier], grants, now)).toEqual(no)
      }
    }
  })

  test('adds extra attempts to the limit', () => {
    const rule = quiz({ limit: 2, coolDownHours: null })
    expect(mayStart(rule, [failed(1), failed(2)], extra(1), now)).toEqual(yes)
    const no = { ok: false, reason: 'no-attempts-left' }
    expect(mayStart(rule, [failed(1), failed(2), failed(3)], extra(1), now)).toEqual(no)
  })

  test('does not shorten a cool-down for extra attempts', () => {
    const rule = quiz({ limit: 1, coolDownHours: 24 })
    expect(mayStart(rule, [failed(1)], extra(3), now)).toMatchObject({ reason: 'cooling-down' })
    expect(mayStart(rule, [failed(24)], extra(3), now)).toEqual(yes)
  })

  test('lets an unlock after the last attempt override limit and cool-down', () => {
    expect(mayStart(quiz({ limit: 1, coolDownHours: null }), [failed(2)], unlocked(1), now)).toEqual(yes)
    expect(mayStart(quiz({ limit: null, coolDownHours: 24 }), [failed(2)], unlocked(1), now)).toEqual(yes)
    expect(mayStart(quiz({ limit: 2, coolDownHours: 24 }), [failed(2), failed(9)], unlocked(1), now)).toEqual(yes)
  })

  test('uses up an unlock with a later submission, in any order of attempts', () => {
    const rule = quiz({ limit: 1, coolDownHours: null })
    const no = { ok: false, reason: 'no-attempts-left' }
    expect(mayStart(rule, [failed(9), failed(1)], unlocked(2), now)).toEqual(no)
    expect(mayStart(rule, [failed(1), failed(9)], unlocked(2), now)).toEqual(no)
    expect(mayStart(quiz({ limit: null, coolDownHours: 24 }), [failed(1)], unlocked(2), now)).toMatchObject({
      reason: 'cooling-down',
    })
  })

  test('refuses a learner who passed despite an unlock', () => {
    expect(mayStart(quiz(free), [passed(2)], unlocked(1), now)).toEqual({ ok: false, reason: 'already-passed' })
  })
})

describe('attemptsLeft', () => {
  const left = (limit: number | null, earlier: number, grants: Grants) => {
    const attempts = Array.from({ length: earlier }, (_, index) => failed(index + 1))
    return attemptsLeft(quiz({ limit, coolDownHours: null }), attempts, grants)
  }

  test('is null without a limit', () => {
    expect(left(null, 7, none)).toBeNull()
  })

  test('is the limit plus extra attempts less those used, never below zero', () => {
    expect(left(3, 0, none)).toBe(3)
    expect(left(3, 2, none)).toBe(1)
    expect(left(3, 3, none)).toBe(0)
    expect(left(3, 5, none)).toBe(0)
    expect(left(3, 3, extra(2))).toBe(2)
  })

  test('is one with an unused unlock, unless more are left', () => {
    expect(left(3, 3, unlocked(0.5))).toBe(1)
    expect(left(3, 4, unlocked(0.5))).toBe(1)
    expect(left(3, 1, unlocked(0.5))).toBe(2)
    expect(left(3, 3, unlocked(2))).toBe(0)
  })

  test('is positive exactly when the limit lets another start', () => {
    for (const earlier of [0, 1, 2, 3, 4]) {
      for (const grants of [none, extra(1), unlocked(0.5), unlocked(2)]) {
        const attempts = Array.from({ length: earlier }, (_, index) => failed(index + 1))
        const may = mayStart(quiz({ limit: 2, coolDownHours: null }), attempts, grants, now)
        expect((left(2, earlier, grants) ?? 0) > 0).toBe(may.ok)
      }
    }
  })
})

describe('mayReview', () => {
  test.each([
    ['all', 0, false, true],
    ['all', 1, false, true],
    ['all', 1, true, true],
    ['missed', 0, false, true],
    ['missed', 0.99, false, true],
    ['missed', 1, false, false],
    ['missed', 1, true, false],
    ['missed', 0.5, true, true],
    ['after-pass', 0, false, false],
    ['after-pass', 1, false, false],
    ['after-pass', 0, true, true],
    ['after-pass', 1, true, true],
  ] as const)('with rule “%s” and credit %d, passed %s: %s', (rule, credit, hasPassed, may) => {
    expect(mayReview(rule, { credit, isAnswered: true, hasPassed })).toBe(may)
  })

  test('hides an item without an answer until the quiz is passed', () => {
    for (const rule of ['all', 'missed', 'after-pass'] as const) {
      expect(mayReview(rule, { credit: 0, isAnswered: false, hasPassed: false })).toBe(false)
      expect(mayReview(rule, { credit: 0, isAnswered: false, hasPassed: true })).toBe(true)
    }
  })
})
