import type { Learner } from '@/lib/account/actor'
import type { Course } from '@/lib/course/schema'
import { db } from '@/lib/platform/db'
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

/** Errors: forbidden when there is no live enrollment. */
export async function requireEnrollment(learner: Learner, course: Course): Promise<EnrollmentView> {
  const enrollment = await findEnrollment(learner, course)
  if (!enrollment) throw new DomainError('forbidden', 'Start this course first; then your answers can be saved.')
  return enrollment
}

export async function listEnrollments(learner: Learner): Promise<EnrollmentView[]> {
  return db.enrollment.findMany({
    where: { accountId: learner.accountId, ...live },
    select: view,
    orderBy: { enrolledAt: 'asc' },
  })
}

/** The name last confirmed for an enrollment's certificate. */
export async function findConfirmedName(enrollmentId: string): Promise<{
  name: string
  identitySource: 'self_declared' | 'roster' | 'sign_on_provider'
} | null> {
  return db.nameConfirmation.findFirst({
    where: { enrollmentId },
    orderBy: { confirmedAt: 'desc' },
    select: { name: true, identitySource: true },
  })
}
