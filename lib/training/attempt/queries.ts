import { findPretest } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import type { ObjectiveScore } from '@/lib/content/quiz/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { isWithin, listLearnerPeriods } from '@/lib/people/organization/membership/learner-periods'
import { isCurrentLearner } from '@/lib/people/organization/queries'
import { db, query } from '@/lib/platform/db'
import type { EarlierAttempt } from './policy'
import { objectiveScores } from './schema'

export async function findOpenAttempt(learner: Learner, quiz: Quiz): Promise<{ id: string; courseId: string } | null> {
  return db.attempt.findFirst({
    where: { accountId: learner.accountId, unitId: quiz.id, submittedAt: null },
    select: { id: true, courseId: true },
  })
}

export interface SubmittedAttempt extends EarlierAttempt {
  id: string
  courseId: string
  enrollmentId: string
  reset: boolean
  raw: number
  max: number
  objectives: ObjectiveScore[]
}

export async function listSubmittedAttempts(learner: Learner, quiz: Quiz): Promise<SubmittedAttempt[]> {
  const rows = await query<Omit<SubmittedAttempt, 'objectives'> & { objectives: unknown }>`
    select a.id::text, a.course_id as "courseId", a.enrollment_id::text as "enrollmentId",
      s.submitted_at as "submittedAt", s.passed, s.raw, s.max, s.objectives,
      reset_at(a.account_id, a.unit_id) >= a.started_at as reset
    from submission s join attempt a on a.id = s.attempt_id
    where a.account_id = ${learner.accountId}::uuid and a.unit_id = ${quiz.id}
    order by s.submitted_at desc`
  return rows.map((row) => ({ ...row, objectives: objectiveScores.parse(row.objectives) }))
}

export async function findAttestedName(attemptId: string): Promise<string | null> {
  const row = await db.attestation.findUnique({ where: { attemptId }, select: { name: true } })
  return row?.name ?? null
}

export interface AttestationView {
  attemptId: string
  name: string
  identifier: { label: string; value: string } | null
  text: string
  attestedAt: Date
}

/** Newest first, without those from before they joined. Each identifier is shown only to the organization that asked for it. */
export async function listAttestations(coordinator: Coordinator, accountId: string): Promise<AttestationView[]> {
  const { organizationId } = coordinator
  if (!(await isCurrentLearner(coordinator, accountId))) return []
  const periods = await listLearnerPeriods(coordinator, accountId)
  const rows = await db.attestation.findMany({
    where: { accountId },
    orderBy: { attestedAt: 'desc' },
    select: {
      attemptId: true,
      name: true,
      identifiers: { where: { organizationId }, select: { label: true, value: true } },
      text: true,
      attestedAt: true,
    },
  })
  const seen = rows.filter(({ attestedAt }) => isWithin(periods, attestedAt))
  return seen.map(({ identifiers, ...row }) => ({ ...row, identifier: identifiers[0] ?? null }))
}

export interface PretestResult {
  raw: number
  max: number
  objectives: ObjectiveScore[]
}

export async function findPretestResult(learner: Learner, course: Course, before: Date): Promise<PretestResult | null> {
  const pretest = findPretest(course)
  const row = await db.submission.findFirst({
    where: {
      submittedAt: { lte: before },
      attempt: { accountId: learner.accountId, unitId: pretest?.id ?? '' },
    },
    select: { raw: true, max: true, objectives: true },
  })
  return row && { raw: row.raw, max: row.max, objectives: objectiveScores.parse(row.objectives) }
}
