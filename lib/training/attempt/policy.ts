import type { Quiz, Unit } from '@/lib/content/course/schema'
import type { ReviewRule } from '@/lib/content/course/source'

export interface EarlierAttempt {
  submittedAt: Date
  passed: boolean
}

export interface Grants {
  extraAttempts: number
  unlockedAt: Date | null
}

export function isOver({ submitted, dueAt }: { submitted: boolean; dueAt: Date | null }, now: Date): boolean {
  return !submitted && dueAt !== null && dueAt <= now
}

export type MayStart =
  | { ok: true }
  | { ok: false; reason: 'already-passed' | 'no-attempts-left' | 'already-taken' }
  | { ok: false; reason: 'cooling-down'; until: Date }
  | { ok: false; reason: 'units-left'; units: readonly Unit[] }

/** A pre-test is taken once and never failed. An unlock overrides limit and cool-down until the next submission. */
export function mayStart(
  { attempts: rule, role }: Pick<Quiz, 'attempts' | 'role'>,
  earlier: readonly EarlierAttempt[],
  grants: Grants,
  now: Date,
): MayStart {
  if (role === 'pretest') return earlier.length === 0 ? { ok: true } : { ok: false, reason: 'already-taken' }
  if (earlier.some((attempt) => attempt.passed)) return { ok: false, reason: 'already-passed' }
  const last = Math.max(0, ...earlier.map((attempt) => attempt.submittedAt.getTime()))
  if (grants.unlockedAt && grants.unlockedAt.getTime() >= last) return { ok: true }
  if (rule.limit !== null && earlier.length >= rule.limit + grants.extraAttempts) {
    return { ok: false, reason: 'no-attempts-left' }
  }
  const until = new Date(last + (rule.coolDownHours ?? 0) * 3_600_000)
  if (earlier.length >= (rule.coolDownAfter ?? 1) && until > now) return { ok: false, reason: 'cooling-down', until }
  return { ok: true }
}

/** Null without a limit. */
export function attemptsLeft(
  { attempts: rule }: Pick<Quiz, 'attempts'>,
  earlier: readonly EarlierAttempt[],
  grants: Grants,
): number | null {
  if (rule.limit === null) return null
  const last = Math.max(0, ...earlier.map((attempt) => attempt.submittedAt.getTime()))
  const unlocked = grants.unlockedAt && grants.unlockedAt.getTime() >= last ? 1 : 0
  return Math.max(unlocked, rule.limit + grants.extraAttempts - earlier.length)
}

interface Reviewed {
  /** 0 to 1. */
  credit: number
  isAnswered: boolean
  /** In this attempt or another. */
  hasPassed: boolean
}

/** Before passing, an item without an answer stays hidden, or empty attempts would show the whole bank. */
export function mayReview(rule: ReviewRule, { credit, isAnswered, hasPassed }: Reviewed): boolean {
  if (!hasPassed && (rule === 'after-pass' || !isAnswered)) return false
  if (rule === 'after-pass') return true
  return rule === 'all' || credit < 1
}
