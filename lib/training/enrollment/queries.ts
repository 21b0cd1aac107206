import type { Course } from '@/lib/content/course/schema'
import type { Learner, Subject } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'

export interface EnrollmentView {
  id: string
  courseId: string
  enrolledAt: Date
}

const live = { kind: 'course', endedAt: null } as const
const view = { id: true, courseId: true, enrolledAt: true } as const

export async function findEnrollment(learner: Learner, course: Course): Promise<EnrollmentView | null> {
  return db.enrollment.findFirst({
    where: { accountId: learner.accountId, courseId: course.id, ...live },
    select: view,
  })
}

export async function findEnrollmentById(id: string): Promise<EnrollmentView> {
  return db.enrollment.findUniqueOrThrow({ where: { id }, select: view })
}

/** A renewal if one was started, else the course's own: the enumeration has the renewal last. */
export async function findEarningEnrollment(learner: Subject, course: Course): Promise<EnrollmentView | null> {
  return db.enrollment.findFirst({
    where: {
      accountId: learner.accountId,
      courseId: course.id,
      kind: { in: ['course', 'recertification'] },
      endedAt: null,
    },
    orderBy: { kind: 'desc' },
    select: view,
  })
}

/** Errors: forbidden (no live enrollment). */
export async function requireEnrollment(learner: Learner, course: Course): Promise<EnrollmentView> {
  const enrollment = await findEnrollment(learner, course)
  if (!enrollment) throw notEnrolled()
  return enrollment
}

export function notEnrolled(): DomainError {
  return new DomainError('forbidden', 'Start this course first; then your answers can be saved.')
}

export async function listEnrollments(learner: Subject): Promise<EnrollmentView[]> {
  return db.enrollment.findMany({
    where: { accountId: learner.accountId, ...live },
    select: view,
    orderBy: { enrolledAt: 'asc' },
  })
}

export interface ConfirmedName {
  name: string
  identitySource: 'self_declared' | 'roster' | 'sign_on_provider'
}

export async function findConfirmedName(learner: Subject, course: Course): Promise<ConfirmedName | null> {
  const rows = await query<ConfirmedName>`
    select c.name, c.identity_source::text as "identitySource"
    from name_confirmation c
    where c.enrollment_id = (
      select id from enrollment
      where account_id = ${learner.accountId}::uuid and course_id = ${course.id} and ended_at is null
        and kind in ('course', 'recertification')
      order by kind desc limit 1)
    order by c.confirmed_at desc limit 1`
  return rows[0] ?? null
}
