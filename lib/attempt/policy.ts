import type { Course, Quiz } from '@/lib/course/schema'

export interface EarlierAttempt {
  submittedAt: Date
  passed: boolean
}

export type MayStart =
  | { ok: true }
  | { ok: false; reason: 'already-passed' | 'no-attempts-left' | 'already-taken' }
  | { ok: false; reason: 'cooling-down'; until: Date }

/** Whether a further attempt may be started after those that were submitted. A pre-test is taken once, and never failed. */
export function mayStart(
  rule: Course['attempts'],
  role: Quiz['role'],
  earlier: readonly EarlierAttempt[],
  now: Date,
): MayStart {
  if (role === 'pretest') return earlier.length === 0 ? { ok: true } : { ok: false, reason: 'already-taken' }
  if (earlier.some((attempt) => attempt.passed)) return { ok: false, reason: 'already-passed' }
  if (rule.limit !== null && earlier.length >= rule.limit) return { ok: false, reason: 'no-attempts-left' }
  const last = Math.max(0, ...earlier.map((attempt) => attempt.submittedAt.getTime()))
  const until = new Date(last + (rule.coolDownHours ?? 0) * 3_600_000)
  if (earlier.length > 0 && until > now) return { ok: false, reason: 'cooling-down', until }
  return { ok: true }
}
